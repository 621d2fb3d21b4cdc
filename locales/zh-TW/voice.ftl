# 語音

voice-please-type = 您的語音收到了，已經保存。為了不耽誤您的事，請您再用文字簡單寫一句，謝謝您！
voice-heard = 我聽到您說：“{ $words }”
