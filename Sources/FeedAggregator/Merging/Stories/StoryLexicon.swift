/// Words that offices exchange without changing what a notice says. `_` stands for a space inside a phrase.
///
/// Nothing stands here that a template is filled in with (things, places, names, amounts), and nothing whose opposite would be said in its
/// place ("approved", "rose", "before"): a word that is missing costs a story, a wrong one joins two.
enum StoryLexicon {
    /// Words that carry no matter: of time and degree, of doing, reporting and urging, and those that link others.
    static let light = """
        近日 日前 昨日 今日 近期 今天 昨天 当日 当天 日 最近 目前 当前 现阶段 眼下 日前从 举行 召开 举办 开展 组织 进行 实施 启动 展开 举行了 和 与 及 以及 并 并且 同 跟 或 或者 等 等等 的
        地 得 之 了 着 过 已 已经 曾 而 则 将 会 把 被 让 使 令 在 于 对 对于 就 由 从 自 向 往 给 到 至 有关 相关 各有关 各相关 各 本 该 此 其 这 那 这些 那些 上述 前述 其中 请
        敬请 欢迎 希望 认真 严格 遵照 执行 贯彻 落实 贯彻落实 做好 抓好 现 现将 予 予以 给予 加以 如下 以下 通知如下 公告如下 为 为了 为此 因此 因而 所以 由于 因 因为 进一步 切实 积极 主动 全面
        继续 持续 深入 不断 大力 着力 加强 强化 提高 提升 增强 推进 推动 促进 加快 加大 要求 表示 指出 强调 介绍 了解 据悉 据介绍 据了解 获悉 说 称 表明 透露 告诉 谈到 认为 主要 还 也 均 都
        又 再 才 即 便 共同 联合 同时 此外 另外 随后 之后 以 按 按照 依 依照 根据 依据 遵循 关于 有 公布 发布 印发 公示 下发 出台 通知 公告 通告 应 应当 须 需 需要 必须 可 可以 能 能够 要
        及时 尽快 第一时间 立即 迅速 马上 随即 超过 超 逾 多 余 约 近 大约 左右 达 达到 共 共计 总计 合计 一共 总共 通过 经 经过 采取 采用 用 利用 运用 使用 现场 当场 作 做 作为 作出 做出
        受到 收到 获得 取得 得到 获 是 为是 属于 系 成为 来自 位于 特别 尤其 分别 逐一 正式 正在 成功 顺利 圆满 隆重 特 特此通知 特此公告 明显 显著 突出 良好 较好 较大 很大 更 更加 十分 非常
        很 比较 较 极 最 尤为 皆 广泛 普遍 充分 有效 有力 高效 高质量 扎实 稳步 有序 按时 按期 尽早 提前 如 如果 若 倘若 遇 遇到 如遇 碰到 抵达 到达 前往 来到 赴 走进 进入 开始 建立 建成
        设立 成立 搭建 打造 构建 形成 制定 制订 编制 编写 起草 修订 完善 健全 优化 规范 改进 改善 围绕 聚焦 结合 针对 立足 面向 瞄准 沟通 交流 探讨 讨论 反映 反馈 发现 查明 查实 涉嫌 涉及 对此
        据 开设 设置 设 配备 安排 部署 布置 统筹 协调 配合 引导 指导 邀请 邀 召集 汇聚 聚集 吸引 覆盖 涵盖 包括 包含 含 累计 实地 详细 深刻 热烈 充满 积累 先后 陆续 相继 接连 日益 逐步 逐渐
        始终 一直 长期 近年来 近年 此次 本次 这次 该次 届时 现已 业已 均已 仍 仍然 依然 向社会 面对 相应 各类 各种 各项 多种 多项 一系列 充当 担任 任 拟 拟定 计划 打算 准备 力争 确保 保证 保障
        维护 保护好 相信 期待 期望 愿 能否 是否 与会 会上 会议上 会后 席间 其间 其后 随着 并将 还将 也将 所 其它 其他 另 内 中 里 方面 工作 活动 期间 时 时候
        a an the of and or to in on at for with by from as into that which this these those its their it them they he
        she him her we us our is are was were be been being has have had do does did will shall should may must can
        would could might also further jointly together recently lately yesterday today held hosted hold holds hosts
        took take takes place organized convened issued issues issue_of released releases published publishes
        announced announces made_public make_public unveiled launched launches started begun began start starts begin
        begins commence commenced relevant related concerned all following below hereby please carry carried out
        implement strengthen strengthened improve promote promoted more over than above about around nearly
        approximately roughly almost some_of order such including include includes several some many various number so
        well both when if upon while who whose there here not_only but however meanwhile addition additionally
        moreover furthermore said says say added noted told stated according according_to up during within across
        among between through via per each every any other another new newly very just already still now then given
        provided used using use made make makes make_use get gets got local strong stronger great greater big bigger
        large larger good better important major key main quickly swiftly soon shortly first_time once again often
        always fully closely actively greatly significantly clearly especially particularly mainly mostly largely
        jointly_with together_with along_with as_well_as in_order_to in_addition in_total altogether total totalling
        totaling add adds note notes explain explains explained point points pointed_out emphasized emphasizes
        stressed stresses mentioned mentions reported reports report_says called calls describe described show shows
        showed shown come comes came go goes went set sets open opens opened available ready need needs needed want
        wants wanted try tries tried plan plans planned expect expects expected hope hopes hoped aim_to seek seeks
        sought help_to work works worked working effort efforts in_a_bid_to conduct conducted conducts perform
        performed continue continued continues keep keeps kept remain remains remained establish established set_up
        create created creates build built develop developed cover covers covered involve involves involved feature
        features featured discuss discussed discusses talk talked visit visited visits invite invited welcome welcomed
        receive received receives get_in_touch ask asked asks tell tells rmb yuan cny percent monday tuesday wednesday
        thursday friday saturday sunday mr ms mrs dr
        """

    /// Words of one line mean the same where notices are concerned.
    static let synonyms = """
        企业 公司 企业单位 enterprise enterprises company companies firm firms business businesses
        群众 市民 公众 民众 居民 百姓 老百姓 public citizens residents
        消费者 顾客 客户 consumers customers clients
        商家 商户 店家 经营者 经营户 merchants traders sellers vendors
        产品 商品 货物 货品 物品 goods products items merchandise
        负责人 主要负责人 负责同志 领导 head director chief
        检查 排查 巡查 核查 inspection inspections checks
        sold sell sells selling offered offers offering
        workers employees staff_members
        法官 审判长 judge judges
        价格 价钱 price prices
        研究 调研 study studies research
        好评 肯定 称赞 赞誉 praise praised
        儿童 孩子 小朋友 child children kids
        车辆 汽车 car cars vehicle vehicles
        会谈 座谈 talks
        大会 会议
        领域 行业 产业界 sector sectors field fields industry industries
        当地 本地
        困难 难题 难点 difficulties problems challenges
        建议 意见 advice suggestions
        信息 消息 资讯 information news
        内容 事项 content contents matters
        特点 特色 features characteristics
        途径 渠道 方式 ways channels
        水平 能力 level levels capability capacity
        机会 机遇 opportunity opportunities
        查获 查处 查扣 扣押 收缴 缴获 seized seizes confiscated intercepted
        违法 违规 不法 非法 illegal unlawful
        举报 投诉 complaint complaints
        措施 举措 办法 做法 手段 measures steps
        成效 成果 效果 成绩 results achievements outcomes
        人员 人士 工作人员 staff personnel employees
        参会者 与会者 与会人员 参会人员 参加者 学员 participants attendees trainees learners
        参加 参与 出席 attended attend joined join participated participate took_part
        网站 官网 官方网站 website site
        帮助 协助 助力 支持 扶持 服务 help helps helped assist assists support supports aid
        方便 便利 便于
        收取 收费 charge charges
        费用 经费 开支 fee fees cost costs
        下载 获取 download downloads
        手册 指南 指引 guide guides handbook manual guidelines
        讲解 讲授 解读 阐述 presented presents
        时间 时限 期限
        地点 场所 场地 venue place
        附件 附表 附录 annex appendix attachment
        申请 申报 apply applied application applications
        提交 递交 报送 上报 submit submitted file filed
        处理 办理 处置 handle handled process processed
        帐户 账户 account accounts
        登录 登陆
        签署 签订 签定 signed sign concluded
        鼓励 激励 encourage encouraged
        问题 情况 情形 现象 situation situations issues problems
        培育 培养 foster cultivate
        提醒 提示 告诫 remind reminds reminded warn warns warned
        目的 目标 aim aims goal goals purpose
        重要 重大 关键 important key major crucial
        全部 所有 一切 whole entire
        部分 一些 若干
        权利人 权利所有人 right_holder right_holders rights_holder rights_holders right_owner
        """.split(separator: "\n").map(String.init)
}
