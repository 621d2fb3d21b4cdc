# Voice

voice-please-type = Your voice message has arrived and is kept. So that nothing is lost, please also type it in a few words. Thank you!
voice-heard = I heard you say: “{ $words }”
