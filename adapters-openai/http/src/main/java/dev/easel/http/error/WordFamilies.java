package dev.easel.http.error;

import dev.easel.core.failure.ProviderException.Reason;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What words mean, whichever provider says them, in a sentence or within a code: money, rate, account, key, content.
 *
 * <p>Where several families occur, what is retried least wins: an empty account before a rate, a blocked account before the
 * content that it was blocked for. The words are those of public error reports, English and Chinese first.
 */
final class WordFamilies {
    private static final int MAX_CHECKED = 4096;
    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;

    private static final String MONEY = "(balance|credits?|funds?|points|quota|allowance)";

    /** The account is empty; it stays empty however often it is called. */
    private static final Pattern SHORTAGE = pattern(
            "\\b(insufficient|not enough|low|negative|zero|(run|ran|is|are) out of|exhausted|depleted) (\\w+ ){0,3}?"
                    + MONEY + "\\b",
            "\\bno (more |remaining |available |account )?(balance|credits?|funds)\\b"
                    + "(?! (was|were|will|has|have|are) (\\w+ )?(charged|deducted|used|consumed|billed))",
            "\\b" + MONEY
                    + " (\\w+ ){0,3}?(insufficient|not enough|not sufficient|exhausted|depleted|too low|used up|ran out|run out"
                    + "|overdue|is empty|is 0|is zero)",
            "\\barrear|\\boverdue|not in good standing|payment required|\\bpaid balance",
            "(spend(ing)?|budget|billing|hard) limit (\\w+ ){0,5}?(reached|exceeded)"
                    + "|(reached|exceeded) (\\w+ ){0,3}?(spend(ing)?|budget|billing|hard) limit",
            "欠费|欠款|欠費|(余额|餘額|额度|額度|配额|点数|點數|积分|積分|算力|资源包|套餐|クレジット|残高|잔액|크레딧).{0,6}"
                    + "(不足|不够|不夠|用尽|用盡|用完|耗尽|耗盡|为0|为零|失败|足りま|부족)",
            "saldo insuficiente|solde insuffisant|недостаточно средств");

    /** Advice to pay, and quotas, which at some providers are another name for rates. */
    private static final Pattern PAY = pattern(
            "\\brecharge|\\btop[ -]?(ping )?up\\b|check your plan|exceeded your (current |monthly )?quota|buy (more )?credits"
                    + "|\\bbilling (details|account|is not active|not active|issue)|payment (method|failed|is required)",
            "充值|儲值|续费|續費|チャージ|충전");

    private static final Pattern QUOTA = pattern("\\bquota\\b|配额|配額");

    private static final Pattern RATE = pattern(
            "\\brate[ -]?limit|\\brate (has been )?exceeded|too many (\\w+ )?(requests|calls|images)|throttl|slow down"
                    + "|\\bconcurren\\w+ (\\w+ )?limit|\\brequest burst",
            "\\b(requests?|tokens?|images?|calls?) ?(per|/) ?(second|sec|minute|min|hour|day)\\b|\\b[rti]p[md]\\b"
                    + "|\\btry again in \\d|\\bretry (in|after) \\d",
            "速率|频率|頻率|限流|限速|并发|並發|(过于|太|過於)频?(频繁|頻繁)|请求(数)?(过多|过快)|每(分钟|秒|小时|天|分鐘)" + "|レート制限|リクエストが多すぎ|요청이 너무 많");

    private static final String SHUT =
            "(blocked|suspended|deactivated|disabled|banned|locked|terminated|frozen|restricted)";

    /** An account or a resource of it is blocked, for whatever it did before. */
    private static final Pattern ACCOUNT = pattern(
            "\\b(account|resource|subscription|organi[sz]ation|workspace|user|tenant|access) "
                    + "((has|have|been|is|was|are|temporarily|permanently|currently|now|\\S*[\\d<'\"]\\S*) ){0,5}"
                    + SHUT,
            "\\b" + SHUT + " (account|subscription|organi[sz]ation|user)\\b",
            "(账户|账号|帐户|帐号|賬戶|帳號|帳戶|用户|组织|资源).{0,12}(封|停用|禁用|冻结|凍結|注销|锁定|拉黑)|封号|封號"
                    + "|アカウント.{0,16}(停止|凍結|無効|ブロック)|계정.{0,12}(정지|차단)");

    private static final Pattern KEY = pattern(
            "\\b(invalid|incorrect|wrong|malformed|missing|expired|unknown|revoked|disabled|no) (\\w+ )?"
                    + "(api|access|subscription|secret|auth\\w*)[ _-]?(key|token|credentials?|header)\\b",
            "\\b(api|access|subscription|secret)[ _-]?(key|token) (\\w+ ){0,3}?"
                    + "(not valid|invalid|incorrect|expired|missing|required|not found|revoked|disabled|wrong)",
            "(无效|無效|错误|过期|失效|未提供)的?(令牌|密钥|金鑰|api ?key)|(令牌|密钥|金鑰|api ?key).{0,6}"
                    + "(无效|無效|错误|过期|失效|不存在|不正确)|鉴权失败|身份(验证|认证)失败|APIキー.{0,4}(無効|正しく)");

    private static final Pattern CONTENT = pattern(
            "content[ _-]?(\\w+ )?(polic(y|ies)|filter|moderation|guidelines?|checker|safety)|responsible ai",
            "safety (system|polic|filter|check|guideline|standard|reason)|moderation (blocked|polic|system|filter|check)"
                    + "|(by|through|our) (\\w+ )?moderation",
            "\\b(prohibited|inappropriate|sensitive|disallowed|harmful|unsafe|explicit|sexual|objectionable|nsfw) (\\w+ ){0,2}?"
                    + "(content|material|information|imagery|images?|words?|prompts?)\\b|\\bflagged\\b|\\bnsfw\\b|\\brecitation\\b",
            "usage polic(y|ies)|acceptable use|community (guidelines|standards)|copyrighted",
            "(内容|內容)(安全|审核|審核|审查|政策|策略|违规|违反|过滤)|违规|違規|违禁|敏感(词|詞|内容|內容|信息)|涉黄|色情|风控"
                    + "|不(当|當|适宜|合规|合适)的?(内容|內容)|(审核|審核|审查)(未|不)通过|违反.{0,20}(政策|规定|准则|规则|规范)"
                    + "|安全(系统|系統|策略|审核)|触发.{0,8}(审核|审查|过滤)",
            "コンテンツ(ポリシー|フィルタ)|不適切|ポリシー.{0,6}違反|콘텐츠 ?(정책|필터)|부적절|정책.{0,6}위반");

    /** What turns a mention of content rules into a verdict. */
    private static final Pattern VERDICT = pattern(
            "reject|block|violat|flagged|trigger|filtered|refus|denied|disallow|detect|contain|prohibit|against"
                    + "|not (allow|permit)|does not comply",
            "违|違|触发|未通过|不通过|拦截|拒绝|拒否|敏感|包含|含有|检测|検出|위반|차단");

    private static final Pattern CONTENT_CODE = pattern(
            "moderat|\\bsafety\\b|content ?(filter|policy|management|blocked|reject|violation)|polic(y|ies) violat"
                    + "|\\binspection|recitation|sensitive|nsfw|prohibited|inappropriate|blocklist|\\bspii\\b|risk (detect|control)"
                    + "|responsible ai|sexual|unsafe|harmful|(prompt|image|input|output) (filtered|blocked|rejected|flagged)");

    private static final Pattern MONEY_CODE = pattern(
            "\\bbill|\\bpayment\\b|\\bused up\\b|(exceeded|over) (\\w+ )?quota|quota (exceeded|failed)|\\bno (credits?|balance)");

    private static final Pattern KEY_CODE =
            pattern("(invalid|incorrect|expired|missing|wrong|no) (api |access |auth\\w* )?(key|token|credentials?)\\b"
                    + "|\\b(key|token) (is )?(invalid|expired|missing|mismatch|not found)|\\bunauth|authentication");

    /** What is wrong with a parameter, even one called "moderation" or "safety identifier". */
    private static final Pattern PARAMETER_CODE =
            pattern("^(invalid|unknown|unsupported|missing) (?!(\\w+ )?(key|token)\\b)");

    private WordFamilies() {}

    private static Pattern pattern(String... alternatives) {
        return Pattern.compile(String.join("|", alternatives), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Returns the reason that an error message names, as far as the status leaves it open. */
    static Optional<Reason> ofSentence(String message, int status) {
        String text = shortened(message);
        Optional<Reason> verdict = verdict(text);
        if (status >= SERVER_ERROR
                || verdict.filter(Reason.QUOTA_EXHAUSTED::equals).isPresent()) {
            return verdict;
        }
        if (RATE.matcher(text).find()) {
            return Optional.of(Reason.RATE_LIMITED);
        }
        if (PAY.matcher(text).find()
                || status != TOO_MANY && QUOTA.matcher(text).find()) {
            return Optional.of(Reason.QUOTA_EXHAUSTED);
        }
        return verdict.isEmpty() && CONTENT.matcher(text).find() ? Optional.of(Reason.CONTENT_REJECTED) : verdict;
    }

    /** Returns the reason that a message states beyond doubt, so that it outweighs a code that only repeats a status. */
    static Optional<Reason> verdict(String sentence) {
        String message = shortened(sentence);
        if (SHORTAGE.matcher(message).find()) {
            return Optional.of(Reason.QUOTA_EXHAUSTED);
        }
        if (ACCOUNT.matcher(message).find()) {
            return Optional.of(PAY.matcher(message).find() ? Reason.QUOTA_EXHAUSTED : Reason.FORBIDDEN);
        }
        if (KEY.matcher(message).find()) {
            return Optional.of(Reason.AUTHENTICATION);
        }
        boolean rejected =
                CONTENT.matcher(message).find() && VERDICT.matcher(message).find();
        return rejected ? Optional.of(Reason.CONTENT_REJECTED) : Optional.empty();
    }

    /** Returns the reason that the words of a code name, in {@code snake_case}, {@code CamelCase} or {@code CAPITALS}. */
    static Optional<Reason> ofCode(String code) {
        String words = words(code);
        if (PARAMETER_CODE.matcher(words).find()) {
            return Optional.empty();
        }
        if (SHORTAGE.matcher(words).find()) {
            return Optional.of(Reason.QUOTA_EXHAUSTED);
        }
        if (RATE.matcher(words).find()) {
            return Optional.of(Reason.RATE_LIMITED);
        }
        if (MONEY_CODE.matcher(words).find()) {
            return Optional.of(Reason.QUOTA_EXHAUSTED);
        }
        if (ACCOUNT.matcher(words).find()) {
            return Optional.of(Reason.FORBIDDEN);
        }
        if (KEY_CODE.matcher(words).find()) {
            return Optional.of(Reason.AUTHENTICATION);
        }
        return CONTENT_CODE.matcher(words).find() ? Optional.of(Reason.CONTENT_REJECTED) : Optional.empty();
    }

    private static String words(String code) {
        return shortened(code)
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_.:/-]+", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static String shortened(String text) {
        return text.length() > MAX_CHECKED ? text.substring(0, MAX_CHECKED) : text;
    }
}
