import type { RepairCategory } from "../domain/request.ts";
import { type Hit, Matcher } from "./matcher.ts";
import type { Clause } from "./normalize.ts";

// Things by the trade that mends them; a number after a colon is how much the word tells (1 when absent).
const words: Record<Exclude<RepairCategory, "other"> | "none", string> = {
  plumbing: `水管:3 水龙头:4 龙头:3 马桶:4 坐便:4 便池:3 小便池:4 下水:3 下水道:4 下水管:4 排水:3 排水管:4 排污:3 污水:2 地漏:4 疏通:3 通下水道:4 堵:2 堵了:2 堵住:2 堵塞:2 漏水:2 滴水:2 没水:3 停水:3 断水:3 不出水:3 水压:4 水小:3 水流:2 水流小:3 阀:2 阀门:3 总阀:3 角阀:4 软管:2 淋浴:2 花洒:4 喷头:2 混水阀:4 洗手盆:3 洗手池:3 洗菜盆:3 洗菜池:3 面盆:3 水槽:3 水池:3 台盆:3 浴缸:2 返水:3 反水:3 倒灌:3 爆管:4 水表:3 水箱:2 冲水:3 跑水:3 自来水:3 水质:2 发黄:1 存水弯:4 反味:2 返味:2 返臭:3 管道:2 漏:1 热水:1 没热水:1 pipe:3 tap:4 faucet:4 toilet:3 drain:3 drainage:3 sink:4 shower:3 showerhead:4 plumbing:4 plumber:4 leak:2 leaking:2 dripping:2 clogged:2 clog:2 blocked:1 water pressure:4 no water:4 valve:2 water meter:3 cistern:4 flush:3 bathtub:2 basin:3 sewage:3 sewer:3 water supply:3 hot water:1 burst:1`,
  electrical: `电:1 灯:3 灯泡:4 灯管:4 吊灯:4 吸顶灯:4 射灯:4 插座:4 开关:2 电源开关:4 跳闸:4 空开:4 空气开关:4 漏电保护:4 漏保:4 电闸:4 线路:2 电路:4 电线:3 电表:4 电表箱:4 配电箱:4 电箱:4 没电:3 停电:3 断电:3 短路:4 漏电:3 火花:3 不亮:3 闪烁:1 接触不良:2 浴霸:3 排气扇:2 换气扇:2 触电:2 保险丝:4 light:3 lamp:3 bulb:4 socket:4 outlet:4 switch:2 breaker:4 fuse:4 power:2 electricity:3 electrical:3 electrician:4 wiring:4 tripping:3 trips:2 tripped:3 flickering:3 spark:3`,
  door_lock: `门:2 房门:4 大门:2 防盗门:5 入户门:5 单元门:2 阳台门:5 推拉门:5 移门:4 卫生间门:5 门锁:6 锁:4 锁芯:6 智能锁:6 密码锁:6 指纹锁:6 钥匙:4 反锁:3 窗:3 窗户:4 窗扇:4 窗把手:5 纱窗:5 把手:2 门把手:6 合页:5 铰链:4 闭门器:5 门框:3 门吸:4 猫眼:4 打不开门:4 锁不上:4 开不了门:4 玻璃:2 推拉窗:5 地弹簧:5 木门:4 猫:0 door:3 lock:4 window:3 hinge:4 door handle:5 key:3 locked out:4 deadbolt:5 front door:4 smart lock:6 screen:1 latch:4 doorknob:5`,
  elevator: `电梯:6 轿厢:6 梯:1 电梯门:8 按钮:1 楼层按钮:4 掉层:5 困梯:5 扶梯:5 货梯:6 客梯:6 消防梯:5 elevator:6 escalator:5`,
  hvac: `空调:5 空调外机:5 外机:2 暖气:5 暖气片:6 地暖:6 供暖:5 采暖:5 取暖:3 制冷:3 不制冷:3 制热:3 不制热:3 新风:5 出风口:4 中央空调:6 风机盘管:6 温控器:4 温控:3 分水器:4 加氟:5 暖风:3 不热:1 冷风:2 室温:4 锅炉:2 回水:2 管道井:0 air conditioner:6 air conditioning:6 air con:6 aircon:6 ac:5 a/c:5 heating:5 heater:3 radiator:6 hvac:6 thermostat:5 furnace:4 vent:2 ventilation:4 underfloor heating:6 boiler:3 cooling:3`,
  appliance_gas: `燃气:4 煤气:4 煤气灶:6 燃气灶:6 灶:3 灶具:5 灶台:4 炉灶:4 煤气表:5 燃气表:5 热水器:6 油烟机:6 抽油烟机:6 洗衣机:5 冰箱:5 洗碗机:5 烤箱:5 微波炉:5 壁挂炉:5 电视机:4 打不着火:4 打火:3 点不着:3 净水器:4 消毒柜:5 烘干机:5 烟机:4 gas:4 stove:5 cooker:5 hob:5 burner:5 water heater:6 washing machine:6 washer:4 dryer:4 fridge:5 refrigerator:5 dishwasher:6 oven:5 microwave:5 range hood:6 cooker hood:6 extractor:3 garbage disposal:3`,
  wall_leak_structure: `墙:4 墙面:5 墙体:5 外墙:5 墙壁:5 墙皮:6 墙纸:4 墙角:4 内墙:5 瓷砖:6 地砖:6 墙砖:6 天花:5 天花板:5 吊顶:5 屋顶:5 楼顶:3 楼板:5 地板:5 地面:2 渗水:4 渗漏:4 裂缝:5 开裂:4 裂:2 空鼓:6 鼓包:4 起皮:4 脱落:2 掉皮:4 发霉:5 霉:2 霉斑:5 返潮:4 受潮:4 防水:4 防水层:6 窗台:2 漏雨:5 下雨:2 露筋:5 梁:3 承重墙:5 沉降:5 倾斜:2 水泥:2 涂料:3 乳胶漆:4 踢脚线:4 阳台地面:4 保温层:5 女儿墙:6 楼上漏水:3 wall:5 ceiling:4 tile:5 crack:4 cracked:3 cracks:4 mould:5 mold:5 mouldy:4 moldy:4 damp:4 plaster:5 floor:2 floorboard:5 seepage:5 roof:4 paint:3 peeling:4 water stain:5 waterproof:4 rain:2 flooring:4`,
  intercom_network: `对讲:6 对讲机:6 可视对讲:7 门铃:6 门禁:6 门禁系统:6 门禁卡:6 门卡:4 刷卡:3 人脸识别:5 刷脸:5 网络:5 宽带:6 断网:6 上网:4 网线:5 光纤:5 路由器:5 信号:3 没信号:3 wifi:6 监控:6 摄像头:6 探头:4 有线电视:6 电视信号:6 电话线:5 机顶盒:5 呼叫:3 弱电:6 光猫:6 intercom:6 doorbell:6 door bell:6 buzzer:6 internet:6 network:5 broadband:6 wi-fi:6 router:6 cctv:6 camera:5 access card:6 card reader:6 fob:6 key fob:6 tv signal:6 signal:3 entry phone:6`,
  public_area: `楼道:5 走廊:5 大堂:5 大厅:4 单元门:4 单元大门:6 楼梯间:5 楼梯:4 扶手:4 栏杆:4 护栏:5 健身器材:8 健身区:6 健身:5 儿童乐园:8 游乐:6 滑梯:7 秋千:7 路面:6 道路:5 人行道:7 井盖:7 围栏:6 围墙:6 路灯:7 草坪:6 绿化:6 绿化带:6 树:4 树枝:5 喷泉:6 水景:6 凉亭:7 长椅:7 座椅:4 垃圾桶:6 垃圾站:6 垃圾房:6 垃圾:4 道闸:7 抬杆:7 栏杆机:7 车库:4 地库:4 地下车库:4 停车场:4 门岗:5 大门口:3 小区大门:6 小区门口:4 会所:4 广场:5 雨棚:4 信报箱:6 信箱:6 快递柜:5 声控灯:5 感应灯:5 公共:3 公区:5 公共区域:5 天台:3 减速带:6 地砖松:1 台阶:4 花坛:6 宣传栏:6 充电桩:5 充电棚:6 消防栓:5 消防门:5 防火门:5 应急灯:4 泳池:5 游泳池:5 corridor:5 lobby:5 hallway:5 stairwell:6 stairs:4 staircase:5 garage:4 car park:5 parking lot:5 parking garage:5 playground:7 gym:5 pool:4 garden:5 street lamp:7 street light:7 streetlight:7 gate:5 barrier:6 manhole:7 pavement:6 bench:6 bin:3 trash bin:5 mailbox:6 courtyard:6 handrail:5 fence:6 common area:6 driveway:5 entrance hall:5 clubhouse:4 swing:6 railing:4`,
  pest: `蟑螂:8 老鼠:8 鼠:5 鼠患:8 白蚁:8 蚂蚁:7 蚂蚁窝:7 虫:5 虫子:7 蚊子:6 蚊虫:6 马蜂:7 马蜂窝:8 蜂窝:7 黄蜂:7 跳蚤:8 臭虫:8 蜈蚣:7 消杀:5 灭鼠:7 灭蟑:7 除虫:7 蛀虫:7 飞虫:7 蛇:4 cockroach:8 roach:8 roaches:8 rat:7 rats:7 mouse:6 mice:7 termite:8 ant:6 ants:6 bug:4 bed bug:8 bedbug:8 pest:7 pest control:8 exterminator:8 wasp:7 wasps:7 mosquito:6 mosquitoes:6 flea:7 infestation:7 bees:6 insects:6 rodent:8`,
  none: `电话 来电 致电 电联 联系电话 电子 电视 电脑 电动车 电瓶车 上门 专门 部门 出门 热门 进门 开门 回门 门面 消防通道 水电工 水平 水果 水电 充电 电梯口 电梯间 电梯厅 电梯房 电梯旁 电梯里 电梯门口 消防水管 物业费 水费 电费 燃气费 门牌 门市 门口 家门口 麻烦 墙裂 东西 开关门 关门 出口 monkey keyboard floor plan heavy next door doorstep upstairs downstairs first floor ground floor second floor third floor phone:0`,
};

export type Trade = keyof typeof words;
function entries(): (readonly [string, readonly [Trade, number]])[] {
  const found: (readonly [string, readonly [Trade, number]])[] = [];
  for (const trade of Object.keys(words) as Trade[])
    for (const entry of words[trade].replace(/(?<=[a-z]) (?=[a-z/-])/g, "_").split(/\s+/)) {
      const [word = "", worth = "1"] = entry.split(":");
      found.push([word.replaceAll("_", " "), [trade, trade === "none" ? 0 : Number(worth)]]);
    }
  return found;
}

/** Things that break, each with its trade and how much it tells of it. */
export const things: Matcher<readonly [Trade, number]> = new Matcher(entries);

export const isTrade = (name: string): name is Exclude<RepairCategory, "other"> => name in words && name !== "none";

const broken =
  /^.{0,6}?(?:坏|漏|堵|不|没|松|断|裂|掉|停|失灵|故障|异响|响|卡|锈|霉|破|碎|塌|开|关|闪|滴|渗|脱|有问题|维修|修|换|is|are|isn't|won't|doesn't|not|broken|leak|stuck|keeps|has|needs|fault)/;

/** A text with the things that it names. */
export interface Named {
  readonly text: string;
  readonly clauses: readonly Clause[];
  readonly named: readonly Hit<readonly [Trade, number]>[];
}

/** How much the words speak of each trade: the thing that a word of damage follows counts most, then the one named first; each further one of a trade adds little. */
export function scoreThings({ text, clauses, named }: Named): Map<RepairCategory, number> {
  const scores = new Map<RepairCategory, number>();
  let order = 0;
  const cuts = new Set(clauses.map(({ at }) => at));
  for (const { meaning, at, end, word } of named) {
    const [trade, worth] = meaning;
    if (trade === "none" || worth === 0) continue;
    let gain = worth / 2;
    const behind = text.slice(end, end + 10);
    if (broken.test(behind.split(/[,。;!?、]/, 1)[0] ?? "")) gain *= 1.5;
    if (cuts.has(at)) gain *= 1.1;
    gain *= 1 / (1 + 0.15 * Math.min(order, 6));
    if (/[口旁边里内外上下]/.test(behind.charAt(0)) && !/[口里]/.test(word)) gain *= 0.6;
    const before = scores.get(trade) ?? 0;
    scores.set(trade, Math.max(before, gain) + Math.min(before, gain) * 0.3);
    order++;
  }
  return scores;
}
