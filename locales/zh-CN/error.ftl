# 做不到的时候怎么说：说清楚现状，给出下一步（W1、Q4）

error-staff-only = 这项操作由值班员工办理。需要帮助请回复「人工」，谢谢您。
error-unknown-order = 没有找到这张工单，请您核对编号。
error-not-offered = 这张工单目前没有派给您。回复「我的工单」可以查看您手上的工单。
error-already-yours = { $number } 您已经接过了，谢谢！
error-already-taken = { $number } 已由其他同事接单，辛苦了。
error-order-cancelled = { $number } 已取消，辛苦了。
error-already-reported = { $number } 的这一步已经记录过了，谢谢！
error-not-yours = { $number } 目前由其他同事负责，辛苦了。
error-cannot-assign = { $number } 已经在处理或已结束，无需再指派。
error-unknown-staff = 没有找到这位同事，请重新选择。
error-not-your-request = 这项报修由登记人本人办理。需要帮助请回复「人工」，谢谢您。
error-nothing-to-sign = { $number } 目前无需确认，回复「进度」可以查看最新情况。
error-begun-already = 师傅已经到场处理 { $number }，请您直接与师傅沟通，或回复「人工」请同事联系您。谢谢您。
error-request-closed = { $number } 已经结束。还有需要请直接告诉我，谢谢您。
error-not-your-unit = 这个房号目前没有登记在您名下，请您联系前台核对资料，谢谢您。
error-unknown-unit = 没有找到这个房号，请核对后再试一次。
error-inspected-instead = 谢谢您告诉我们！{ $number } 在公共区域，前台会再查验一次，主管和经理签字后完成。
