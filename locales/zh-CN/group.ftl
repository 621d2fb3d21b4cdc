# 业主群

group-private = 这里是群聊，为了保护您的隐私，具体的事情请私聊我，我马上为您办理。谢谢您！
group-private-link = 这里是群聊，为了保护您的隐私，具体的事情请私聊我：{ $link } ，我马上为您办理。谢谢您！
flow-group-repair = 公共区域报修
group-repair-ask-content = 请问是哪个公共区域、什么东西需要维修？
group-repair-read-back =
    请您核对公共区域报修：
    { $lines }
    都对吗？
group-repair-opened = 已登记，编号 { $number }，正在安排师傅。谢谢您的关心！
