// How a danger may be spoken of: as here and now, or as past, usual, thinkable, asked about, denied, over, feared, thanked for.
export const present =
  /现在|正在|此刻|目前|眼下|刚刚|刚才|刚(?=有|发|看|被|着|停|摔|掉)|突然|忽然|今(天|早|晚)|这会|又(?=着|起|停|淹|爆|漏|困|被|打)|快(来|点|叫|派|救|过来)|赶紧|马上(来|派|过|叫)|立(刻|即)|速|救命|急|到现在|还在|还没来电|right now|now\b|just\b|currently|still|hurry|quick|immediately|urgent|asap|help|today|tonight/;
export const past =
  /去年|前年|上(个)?(月|周|次|星期|礼拜|回)|以前|之前|曾经?|当(时|年|天)|那(次|天|回|时)|前(几天|段时间|阵子|些天|天|两天)|过去|年前|个?月前|天前|周前|(?:19|20)\d\d年|\d+月\d+[日号]|\d年|小时候|后来|last (year|month|week|time|winter|summer|night)|\bago\b|used to|previous|once\b|(in|since) (19|20)\d\d|the other day/;
export const yesterday = /昨(天|晚|夜|日)|前天|yesterday|last night/;
export const experience = /(着|起|淹|困|爆|停|被|出|漏|泄|摔|晕|发生|有|遇到|闹|倒|触|关|砸|掉)过/;
export const over =
  /(修|弄|处理|搞|通|接|恢复)好了|已(经)?(解决|灭|扑灭|恢复|修复|来电|关(了|掉|好|闭)|止住|处理|救出|出来|脱险|没事|好了|控制|通电)|解决了|救出来|扑灭了|(火|水)(已经|已|都)?(被)?(扑)?(灭|停|止)(住)?了|没事了|虚惊|误报|来电了|有电了|false alarm|(has|have) been (fixed|resolved|put out|repaired)|was (fixed|resolved|put out|repaired)|is (over|back|fixed|out now)|under control|all good now|already (fixed|solved)/;
export const habit =
  /经常|常常|时常|总(是)?(?=停|断|困|漏|着|淹|有|关|爆|跳)|老(是)?(?=停|断|困|漏|着|淹|有|关|爆|跳)|每(次|天|晚|到|年|个月|周|逢|当)|一(到|下雨|下大雨|遇)|一(放|开|用|冲|洗|炒|做|按|插|启动)[^。!?]{0,14}就|whenever|时不时|频繁|频频|多次|好几次|几次|三天两头|隔三差五|动不动|屡|常年|年年|历来|always|often|every (time|day|night|week|year|summer|winter)|frequent|regular|constantly|whenever|keeps? (happening|getting)|again and again|several times/;
export const suppose =
  /如果|要是|万一|假如|假设|假使|一旦|倘若|若(是|有|发生|遇)|(?:发生|遇到|遇上|碰到|出现|闻到|发现|着火|停电|失火|泄漏|被困).{0,12}(?:的话|时(?!间|候还)|的时候|情况)|when there is|\bif\b|in case|what if|suppose|in the event|happens when|were to|should there be/;
export const asked =
  /(应该|该|需要|得|要)(先|首先)?(怎么|如何|怎样|做(什么|啥|哪)|打(什么|哪|谁)|找谁|联系谁|拨)|(打|找|联系)(给)?谁|先(打|找|联系)|第一步|(打|拨)(什么|哪个|多少|谁).{0,3}电话|怎么(报警|报告|预防|处理|逃生|判断|区分|避免|防|赔|算)|如何|流程|算不算|算(紧急|什么)|属于|谁(负责|赔|承担|管|来赔|出钱)|有(什么|哪些|没有)(措施|预案|规定|办法|安排|制度|应急)|多久(能|会)?到|会(不会)?.{0,8}吗|会不会|是不是会|有没有可能|赔(偿)?吗|保险|what (should|do|to do|counts|is considered|happens|number)|who (do|should|to|is|pays)|how (do|to|should|can) (i|we|you|one)|does .{0,20} count|is .{0,24} (an|considered) (an )?emergency|procedure|policy|cover(ed)?\b/;
export const whatNow = /怎么办|咋办|怎么弄|what (should|do) (i|we) do|what now/;
export const happening = /了|正在|现在|我家|我们|家里|这里|这边|这儿|有人|刚|突然|快|!/;
export const risk =
  /隐患|担心|(?<!恐|可|不)怕(?!是)|害怕|恐怕|容易|极易|易(?=燃|发|引|造|滑|摔)|可能|会(?=引|导|造|发生|着|漏|触|漏电|掉|砸|摔|被)|以免|避免|防止|预防|谨防|严防|小心|风险|后果|早晚|迟早|差(一)?点|险些|几乎|造成.{0,6}(危险|威胁)|存在|安全(问题|起见|考虑)|潜在|容易(引发|引起|导致)|引(发|起)|worried|might|could|may (cause|lead|be|get)|\brisk|hazard|afraid|danger(ous)?|almost|nearly|prevent|avoid|potential|safety concern|someday|will (cause|get|fall)/;
export const hearsay =
  /哈哈|😂|🤣|lol|新闻|电视(上|里)|网上|抖音|报道|演练|演习|电影|游戏|培训|讲座|宣传|小说|听说(别的|其他|隔壁小区)|别的小区|其他小区|其它小区|某小区|drill\b|movie|the news|training|on tv|neighbou?ring (estate|compound)/;
export const thanked = /感谢|谢谢|多谢|表扬|点赞|锦旗|好评|辛苦|thank|praise|appreciate|kudos|grateful/;
export const helped =
  /及时|迅速|帮(忙|了|我|助)|处理(得|了|好|完)|解决|抢修|救(了|出|援)|赶(来|到|过来)|到场|修好|连夜|第一时间|热心|负责|上次|昨天|那天|扶|送(我|他|老人|到|去)|came|fixed|handled|helped|saved|quick(ly)?|response|last/;
export const wish =
  /建议|提议|希望(能|可以|加|增|物业|小区)|能否(安装|加|增)|安装.{0,8}(监控|探头|设施|报警)|加强|suggest|propos|recommend|would be (nice|good|great)|please (install|add)/;
export const denial =
  /(?:没有?|无|未|不是|并非|并没|不像|没闻到|没发现|没看到|不会|不再|排除|没啥|没什么)(?:人|任何|什么|闻到|再|发生|出现|发现|有|被|大|明显|啥|看到|到|过)*[^,]{0,3}$|\b(?:no|not|n't|isn't|wasn't|don't|doesn't|didn't|never|without|nobody|no one|noone)\b(?: (?:is|was|are|got|has been))?(?: (?:a|an|any|there|smell|see|really|longer|more|yet|sign|signs|of))*\s?$/;
export const notDenied = /有没有?$|(?:怎么|还|到现在|至今|一直)没[^,]{0,3}$|是不是[^,]{0,3}$/;
export const denialAfter = /^[^,]{0,4}(?:倒没有|没有$|没有了|不了|不是|没了)|^吗$/;
export const noHurry =
  /不(着)?急|不紧急|不是(很|太|什么)?(紧急|急事)|没(有)?(什么)?大(碍|事)|问题不大|not (an? )?(emergency|urgent)|no (rush|hurry)|non.?urgent/;
/** Nobody is hurt or trapped, nothing smells or burns, or it is one flat alone. */
export const unharmed =
  /没(有)?人(被|受伤|受困|困|在里|伤|触电)|里面没(有)?人|没(有)?(冒)?(烟|火|味|漏|砸到|伤到|溢|什么事)|不(严重|着急|急|影响)|(只有|就|仅|得)我(们)?(家|屋)|(其他|别|邻居|隔壁|其它).{0,5}(都)?(正常|有电|好的|好好)|擦干|接着|关了(总|水|进水)?(阀|闸)|nobody|no one|no (gas |burning )?(smell|smoke|fire|leak)|not (hurt|injured|trapped)|only (my|our)|neighbou?rs (are|have) (fine|power)|no (rush|hurry)/;
