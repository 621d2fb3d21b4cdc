# 語言、我的資料

flow-language = 語言
    .words = 語言,切換語言,選擇語言
language-ask = 請選擇語言 / Please choose a language
language-zh-CN = 簡體中文
language-zh-TW = 繁體中文
language-en = English
language-chosen = 好的，之後都用繁體中文為您服務。謝謝您！

flow-my-data = 我的資料
    .words = 我的資料,我的資訊,個人資訊,個人資料
my-data-overview =
    您好，這些是我們登記的您的資料：
    { $lines }
    謝謝您。
my-data-name = 姓名：{ $name }
my-data-phone = 電話：{ $phone }
my-data-unit = 房號：{ $unit }（{ $kind }）
my-data-language = 語言：{ $language }
my-data-accounts = 已綁定的聊天：{ $count } 個（{ $channels }）
my-data-requests = 登記過的訴求：{ $count } 項，其中處理中 { $open } 項
my-data-open-request = 處理中：{ $number }
my-data-no-lookups = 員工查閱您的資料：0 次
my-data-lookups = 員工查閱您的資料：{ $count } 次，最近一次 { $at }
residency-owner = 業主
residency-tenant = 租戶
residency-family = 家人
flow-correct-phone = 更正電話
    .words = 更正電話,修改電話,換電話,換號碼
correct-phone-ask = 請問您的新電話是？
correct-phone-noted = 已登記（{ $number }），前台同事核對後改為 { $phone }，到時告訴您。謝謝您！
error-phone-in-use = 這個電話已經登記過了。需要幫助請回覆「人工」，謝謝您。
kind-data-change = 更正住戶電話，請與住戶核對
result-data-changed = 核對無誤，更改
result-data-kept = 保留原電話
notice-phone-changed = 您好，您的電話已經更正（{ $number }）。謝謝您！
flow-remove-my-data = 刪除我的資料
    .words = 刪除我的資料,刪除資料,註銷
remove-data-ask-sure = 請問確定要申請刪除您的資料嗎？前台同事會聯絡您，說明哪些記錄按規定保留、哪些可以刪除。
remove-data-yes = 確定申請
    .words = 確定申請,確定,是,是的
remove-data-no = 先保留
    .words = 先保留,保留,不,不刪除
remove-data-kept = 好的，為您保留，謝謝您。
remove-data-noted = 已登記（{ $number }），前台同事會盡快聯絡您。謝謝您！
kind-data-removal = 住戶申請刪除個人資料，請聯絡
