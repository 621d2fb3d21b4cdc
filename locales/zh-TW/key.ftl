# 備用鑰匙入戶：住戶同意、三方批准、三方在場

flow-key-entry = 備用鑰匙入戶
    .words = 備用鑰匙入戶,備用鑰匙,用備用鑰匙
flow-key-consent = 備用鑰匙同意書
flow-key-approve = 批准用鑰匙
flow-key-present = 鑰匙到場
flow-key-enter = 入戶
flow-key-item = 登記物品
flow-key-leave = 離場

button-key-entry = 備用鑰匙入戶
button-key-approve = 批准
button-key-present = 到場
button-key-enter = 入戶
button-key-item = 登記移動物品
button-key-leave = 離場

key-part-customer-service = 客服主管
key-part-security = 保安主管
key-part-manager = 經理

key-ask-reason = 請問為什麼需要用備用鑰匙入戶？
key-asked = { $number } 已請客服主管、保安主管和經理批准，並請前台和保安到場。您到門口後請點「到場」。
key-consent-asked = { $number } 還沒有住戶同意用備用鑰匙的記錄，已請住戶答覆，同意之後再繼續。
key-consent-noted = 謝謝您！已記錄您同意 { $number } 用備用鑰匙入戶。客服、保安、工程三方全程在場，入戶前後都會告訴您。
key-consent-refused = 好的，{ $number } 不用備用鑰匙，我們另約您在家的時間。謝謝您！
key-approved-noted = { $number } 已記錄批准（{ $part }）。謝謝！
key-present-noted = { $number } 已記錄到場，請等三方到齊再入戶。有一方離場，請全體一起離場。
key-entered-noted = { $number } 已記錄入戶。需要移動物品請先登記拍照，離開時請按離場按鈕。
key-ask-item = 請寫下要移動的物品和原來的位置，例如「客廳茶几上的花瓶，移到陽台」。
key-ask-photo = 請拍一張物品原來位置的照片發過來。
key-item-noted = { $number } 已登記。維修後請放回原處。
key-ask-restored = 移動過的物品都放回原處了嗎？
key-restored = 都放回了
    .words = 都放回了,放回了,都放好了,是,是的
key-not-restored = 還有沒放回的
    .words = 還有沒放回的,沒放回,沒有放回,還沒,沒有
key-left-noted = { $number } 已記錄離場，三方一起離開，請鎖好門並交還鑰匙。辛苦了！
key-item-line = · { $words }

notice-key-consent = 您好，{ $number } 上門時家中無人。因為{ $reason }，師傅想用備用鑰匙入戶維修，客服、保安、工程三方全程在場，入戶前後都會告訴您。請問您同意嗎？謝謝您！
notice-key-before =
    您好，{ $number } 現在按您的同意用備用鑰匙入戶維修（{ $reason }）。三方在場：
    { $names }
    離開時會告訴您。謝謝您！
notice-key-after = 您好，{ $number } 入戶的同事已全部離開，門已鎖好，沒有移動您的物品。謝謝您！
notice-key-after-items =
    您好，{ $number } 入戶的同事已全部離開，門已鎖好。維修時移動過的物品：
    { $items }
    有任何疑問隨時告訴我。謝謝您！

key-staff-refused = { $number } 住戶未同意用備用鑰匙，請另約住戶在家的時間。
key-staff-approve =
    【請批准】{ $number } 用備用鑰匙進入 { $unit }
    原因：{ $reason }
    您批准的身分：{ $part }。住戶已同意。
key-staff-approve-emergency =
    【請補批】{ $number } 緊急情況用備用鑰匙進入 { $unit }
    原因：{ $reason }
    您批准的身分：{ $part }。住戶已同意。
key-staff-come =
    【請到場】{ $number } 將用備用鑰匙進入 { $unit }，須客服、保安、工程三方全程在場
    原因：{ $reason }
    到門口後請點「到場」。
key-staff-ready = { $number } 三方已到齊，手續齊全，可以進入 { $unit }。
key-staff-inside = { $number } 還在 { $unit } 內嗎？離開之後請按離場按鈕。
key-staff-left = { $number } 有一方已離場，請一起離開 { $unit }，鎖好門並交還鑰匙。
key-staff-moved = { $number } 在 { $unit } 移動的物品還沒有全部放回原處，請安排處理。

event-key-asked = 申請用備用鑰匙
event-key-consented = 住戶同意用鑰匙
event-key-refused = 住戶未同意用鑰匙
event-key-approved = 批准用鑰匙
event-key-present = 到場（鑰匙）
event-key-entered = 用鑰匙入戶
event-key-item = 登記移動物品
event-key-left = 全體離場
event-key-chased = 跟進用鑰匙

error-key-unknown = 沒有找到這次入戶申請。
error-key-open = { $number } 已有一次入戶申請，請先完成。
error-key-step = 這次入戶的狀態已有變化，請查看最新的訊息。
error-key-part = 這一步請由相應部門的同事來點。謝謝！
error-key-consent = 還沒有住戶同意的記錄，請等住戶答覆。
error-key-approvals = 批准還沒有齊：客服主管、保安主管、經理，三方批准之後再入戶。
error-key-presence = 客服、保安、工程三方還沒有到齊，請到齊之後再入戶。
error-key-photo = 請附一張照片再登記。
