# 辦不到的時候怎麼說：說清楚現況，給出下一步（W1、Q4）

error-staff-only = 這項操作由值班同仁辦理。需要協助請回覆「真人」，謝謝您。
error-unknown-order = 沒有找到這張工單，請您核對編號。
error-not-offered = 這張工單目前沒有派給您。回覆「我的工單」可以查看您手上的工單。
error-already-yours = { $number } 您已經接了，謝謝！
error-already-taken = { $number } 已由其他同仁接單，辛苦了。
error-order-cancelled = { $number } 已取消，辛苦了。
error-already-reported = { $number } 的這一步已經記錄過了，謝謝！
error-not-yours = { $number } 目前由其他同仁負責，辛苦了。
error-cannot-assign = { $number } 已在處理或已結束，無須再指派。
error-unknown-staff = 沒有找到這位同仁，請重新選擇。
error-not-your-request = 這項報修由登記人本人辦理。需要協助請回覆「真人」，謝謝您。
error-nothing-to-sign = { $number } 目前無須確認，回覆「進度」可以查看最新狀況。
error-begun-already = 師傅已經到場處理 { $number }，請您直接與師傅溝通，或回覆「真人」請同仁聯絡您。謝謝您。
error-request-closed = { $number } 已經結束。還有需要請直接告訴我，謝謝您。
error-not-your-unit = 這個戶號目前沒有登記在您名下，請您聯絡櫃檯核對資料，謝謝您。
error-unknown-unit = 沒有找到這個戶號，請核對後再試一次。
error-inspected-instead = 謝謝您告訴我們！{ $number } 在公共區域，櫃檯會再查驗一次，主管和經理簽字後完成。
