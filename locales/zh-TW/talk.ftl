# 轉人工：在聊天裡和櫃檯同仁說話

flow-talk = 和同仁聊天
flow-talk-reply = 在聊天裡回覆
flow-talk-end = 結束聊天
    .words = 結束聊天,結束,結束對話,結束人工,轉回管家,轉回機器人,退出人工,交還
button-reply = 聊天回覆
button-talk-end = 結束聊天
talk-ask-words = 請直接寫。
talk-begun = 您好，櫃檯 { $name } 來了（{ $number }）。您直接寫，{ $name } 就能看到；回覆「結束」可以轉回管家。
talk-nobody = 抱歉，櫃檯同仁都在忙，讓您久等了。{ $number } 已轉為電話，同仁會盡快打給您。這裡我隨時都在，謝謝您！
talk-ended-by-staff = { $number } 櫃檯 { $name } 已結束聊天。還有需要請隨時告訴我，謝謝您！
talk-ended-by-silence = 有一會兒沒有新訊息，我先回來陪您（{ $number }）。還想找櫃檯 { $name } 的話，回覆「人工」就好，謝謝您！
talk-staff-ended-by-resident = { $name } 已轉回管家（{ $number }）。請記錄處理情況，需要時電話聯絡。
talk-staff-ended-by-silence = { $name } 這邊有一會兒沒有訊息，聊天已交還管家（{ $number }）。請記錄處理情況，需要時電話聯絡。
talk-card =
    【聊天接待】
    { $lines }
    您現在寫的每一句都會以您的名字傳給住戶；說完點「結束聊天」。
talk-card-name = 住戶：{ $name }
talk-card-unit = 房號：{ $unit }
talk-card-language = 語言：{ $language }
talk-card-words = 住戶說：{ $words }
talk-line-resident = 【住戶】{ $name }：{ $words }
talk-line-staff = 【櫃檯】{ $name }：{ $words }
talk-line-files = { $name } 傳來檔案：
talk-passed = 已傳給 { $name }。
talk-no-chat = 這位住戶目前沒有聊天視窗，請電話聯絡。
talk-none = 目前沒有進行中的聊天。
talk-end-staff = 聊天已結束，{ $number } 已記錄為處理完畢。辛苦了！
talk-end-resident = 好的，我回來了（{ $number }）。有需要隨時告訴我，謝謝您！
error-talk-over = 這段聊天已經結束了。請您再告訴我一次需要什麼，謝謝您。
error-talk-elsewhere = 這位住戶正在和其他同仁聊天，辛苦了。
