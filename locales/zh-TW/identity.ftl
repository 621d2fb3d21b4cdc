# 身分：綁定住戶、邀請同仁、遷出

flow-bind = 綁定住戶
    .words = 綁定,綁定住戶,綁定戶號,綁定房號,登記
flow-join = 使用邀請碼
    .words = 邀請碼,綁定碼
flow-invite-staff = 邀請同仁
    .words = 邀請同仁,邀請員工,新增員工
flow-invite-resident = 住戶綁定碼
    .words = 住戶綁定碼,產生綁定碼
flow-move-out = 住戶遷出
    .words = 住戶遷出,遷出,退租
flow-unbind = 解除綁定
    .words = 解除綁定,解綁,登出

bind-opening = 您好，我是管家，很高興為您服務。先跟您核對身分，核對好就接著為您辦理。
bind-no-property = 您好！系統正在準備中，還沒有社區資料。請您聯絡管理處櫃檯，謝謝您。
bind-ask-property = 請問您住在哪個社區？
bind-ask-unit = 請問您的戶號是？例如 3棟2單元1201。有櫃檯給的綁定碼也可以直接傳給我。
bind-ask-name = 請問您的大名是？
bind-ask-phone = 請問您在管理處登記的電話是？
bind-done = { $name }，已為您核對好，謝謝您！
bind-no-match = 抱歉，這些資料和登記的暫時對不上。請您核對後再試一次，或請櫃檯給您一個綁定碼，直接傳給我就好。謝謝您。
bind-too-many-guesses = 抱歉，核對次數較多，請您過一會兒再試，或請櫃檯給您一個綁定碼。謝謝您的體諒。
join-ask-code = 請把邀請碼或綁定碼傳給我，例如 ABCDE-23456。
join-unclear-code = 邀請碼是十位英文字母和數字，例如 ABCDE-23456，請您再傳一次。

field-role = 職務
field-name = 姓名
field-resident = 住戶
role-front-desk = 櫃檯
role-engineer = 工程
role-supervisor = 主管
role-manager = 經理
role-finance = 財務
role-security = 保全
role-cleaner = 清潔
invite-ask-role = 請問是什麼職務？
invite-ask-name = 請問同仁的姓名？
invite-ask-phone = 請問同仁的電話？
invite-read-back =
    請核對：
    { $lines }
    都對嗎？
invite-code = { $name } 的邀請碼：{ $code }。請本人在聊天裡傳給管家，限用一次，請勿轉給別人。謝謝！
resident-ask-who = 請問是哪位住戶？
resident-nobody-lives-there = 這個戶號目前沒有登記住戶。回覆「上一步」可以換一個戶號。
move-out-read-back =
    請核對：
    { $lines }
    確認後，這位住戶將從這個戶號移除。都對嗎？
move-out-done = 已辦理，謝謝！
unbind-ask-sure = { $name }，請問確定讓這個聊天解除綁定嗎？
unbind-yes = 確定解除
    .words = 確定,是,對
unbind-no = 先保留
    .words = 保留,否
unbind-done = 已解除綁定。需要時再綁定一次就好，謝謝您。
unbind-kept = 好的，為您保留，謝謝您。

error-already-bound = 這個聊天已經綁定了另一位。請先回覆「解除綁定」，再試一次。
error-cannot-invite = 新經理由現任經理邀請，請您聯絡經理，謝謝！
