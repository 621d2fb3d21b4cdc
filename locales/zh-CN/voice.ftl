# 语音

voice-please-type = 您的语音收到了，已经保存。为了不耽误您的事，请您再用文字简单写一句，谢谢您！
voice-heard = 我听到您说：“{ $words }”
