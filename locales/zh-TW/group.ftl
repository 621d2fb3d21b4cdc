# 業主群

group-private = 這裡是群聊，為了保護您的隱私，具體的事情請私訊我，我馬上為您辦理。謝謝您！
group-private-link = 這裡是群聊，為了保護您的隱私，具體的事情請私訊我：{ $link } ，我馬上為您辦理。謝謝您！
flow-group-repair = 公共區域報修
group-repair-ask-content = 請問是哪個公共區域、什麼東西需要維修？
group-repair-read-back =
    請您核對公共區域報修：
    { $lines }
    都對嗎？
group-repair-opened = 已登記，編號 { $number }，正在安排師傅。謝謝您的關心！
