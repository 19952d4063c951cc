package dev.easel.http.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.ProviderException.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorWordsTest {
    private static final ErrorTable TABLE = ErrorTable.builder()
            .row(Reason.CONTENT_REJECTED, 403, "", "forbidden")
            .build();

    private static Reason ofMessage(int status, String message) {
        return TABLE.reason(ErrorEnvelope.words(message), status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | Insufficient balance, please recharge.",
                "429 | Your account balance is not enough for this call",
                "429 | You exceeded your current quota, please check your plan and billing details.",
                "429 | 余额不足，请充值后重试",
                "429 | 您的账户已欠费",
                "429 | 餘額不足，請儲值",
                "429 | 用户额度不足, 剩余额度: 0",
                "429 | 残高が不足しています",
                "429 | 잔액이 부족합니다",
                "403 | There are no credits left on this account. Top up to go on.",
                "403 | This key has run out of credits",
                "403 | Daily quota exceeded for this project",
                "403 | 该令牌额度已用尽",
                "400 | Access denied: your account is in arrears",
                "400 | The account is overdue and not in good standing",
                "400 | Your credit balance is too low to make images",
                "401 | Spending limit of this workspace was reached",
                "402 | who knows",
                "500 | upstream: insufficient account balance",
                "503 | 预扣费失败，用户余额不足",
                "200 | no balance on this account",
                "200 | account suspended, check your plan and billing details"
            })
    void takesWordsAboutMoneyForAnEmptyAccount(int status, String message) {
        assertThat(ofMessage(status, message)).as(message).isEqualTo(Reason.QUOTA_EXHAUSTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | Rate limit reached on tokens per min (TPM): the quota is 30000",
                "429 | Quota exceeded for images per minute, retry in 34.2s",
                "429 | Quota exceeded",
                "429 | Rate limit exceeded: free-models-per-day. Buy credits to unlock 1000 requests per day",
                "429 | 请求过于频繁，请稍后再试",
                "429 | 账户已达到速率限制",
                "403 | Too many requests, slow down",
                "400 | 当前并发数超过配额",
                "200 | Request was throttled, try again in 30s"
            })
    void takesARateForARateWhateverItIsCalled(int status, String message) {
        assertThat(ofMessage(status, message)).as(message).isEqualTo(Reason.RATE_LIMITED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | The prompt triggers the content management policy of the model. Change it.",
                "400 | Input data may contain inappropriate content.",
                "400 | The image was flagged as nsfw",
                "403 | Blocked by our safety filters",
                "422 | The content was flagged by a content checker.",
                "400 | 输入包含敏感词，请修改",
                "400 | 提示词违反了使用规范",
                "400 | 图片审核未通过",
                "400 | 內容政策不允許",
                "400 | コンテンツポリシーに違反しています",
                "400 | 콘텐츠 정책 위반입니다",
                "500 | Your request was rejected by the safety system",
                "502 | 生成内容违规，已拦截",
                "200 | The input or output was flagged as sensitive. Your credits were not charged.",
                "200 | Rejected for prohibited content. No credits were charged"
            })
    void takesWordsAboutContentForARejection(int status, String message) {
        assertThat(ofMessage(status, message)).as(message).isEqualTo(Reason.CONTENT_REJECTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | Your account has been temporarily blocked because of content policy violations | FORBIDDEN",
                "403 | This resource is blocked for now: behavior that may violate our content policy | FORBIDDEN",
                "400 | organization org-1a2b was suspended for violating our usage policies | FORBIDDEN",
                "403 | 该账号因违规已被封禁 | FORBIDDEN",
                "403 | アカウントはポリシー違反のため停止されました | FORBIDDEN",
                "400 | The user prompt was blocked by the content filter | CONTENT_REJECTED",
                "400 | API key not valid. Please pass a valid API key. | AUTHENTICATION",
                "403 | Incorrect API key provided: it ends in abcd | AUTHENTICATION",
                "403 | 无效的令牌 | AUTHENTICATION",
                "400 | Prompt is too long | INVALID_REQUEST",
                "400 | Invalid value for moderation, low or auto is allowed | INVALID_REQUEST",
                "403 | This model is not for you | FORBIDDEN",
                "500 | content policy service is down | INTERNAL",
                "500 | the rate limit service failed | INTERNAL",
                "503 | at capacity | OVERLOADED",
                "200 | it broke | GENERATION_FAILED"
            })
    void tellsAccountKeyAndContentApart(int status, String message, Reason reason) {
        assertThat(ofMessage(status, message)).as(message).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "Arrearage, QUOTA_EXHAUSTED",
        "AccountOverdueError, QUOTA_EXHAUSTED",
        "AccountBalanceNotEnough, QUOTA_EXHAUSTED",
        "INSUFFICIENT_CREDITS, QUOTA_EXHAUSTED",
        "exceeded_current_quota_error, QUOTA_EXHAUSTED",
        "insufficient-funds, QUOTA_EXHAUSTED",
        "DataInspectionFailed, CONTENT_REJECTED",
        "data_inspection_failed, CONTENT_REJECTED",
        "InputTextSensitiveContentDetected.PolicyViolation, CONTENT_REJECTED",
        "OutputImageRiskDetection, CONTENT_REJECTED",
        "ResponsibleAIPolicyViolation, CONTENT_REJECTED",
        "contentFilter, CONTENT_REJECTED",
        "IMAGE_RECITATION, CONTENT_REJECTED",
        "IMAGE_SAFETY, CONTENT_REJECTED",
        "PROHIBITED_CONTENT, CONTENT_REJECTED",
        "Content Moderated, CONTENT_REJECTED",
        "Throttling.RateQuota, RATE_LIMITED",
        "RequestBurstTooFast, RATE_LIMITED",
        "account_suspended, FORBIDDEN",
        "InvalidApiKey, AUTHENTICATION",
        "API_KEY_INVALID, AUTHENTICATION",
        "token-expired, AUTHENTICATION",
        "invalid_moderation, INVALID_REQUEST",
        "unsupported_content_filter, INVALID_REQUEST",
        "length, INVALID_REQUEST",
        "1113, INVALID_REQUEST"
    })
    void readsTheWordsOfACode(String code, Reason reason) {
        assertThat(TABLE.reason(ErrorEnvelope.coded(code), 400)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rate_limit_exceeded | 429 | Insufficient balance. Please recharge. | QUOTA_EXHAUSTED",
                "rate_limit_exceeded | 429 | The quota of tokens per minute is used up, check your plan | RATE_LIMITED",
                "RESOURCE_EXHAUSTED | 429 | Quota exceeded | RATE_LIMITED",
                "server_error | 500 | Your request was rejected by the safety system | CONTENT_REJECTED",
                "bad_request | 400 | Insufficient credits | QUOTA_EXHAUSTED",
                "forbidden | 403 | The request was rejected | CONTENT_REJECTED",
                "forbidden | 403 | Your account was suspended | FORBIDDEN",
                "invalid_prompt | 400 | flagged as violating our usage policy | CONTENT_REJECTED",
                "missing_required_parameter | 400 | Missing 'content policy' | INVALID_REQUEST",
                "insufficient_quota | 429 | Rate limit reached | QUOTA_EXHAUSTED",
                "model_not_found | 404 | no credits left | NOT_FOUND"
            })
    void weighsACodeAgainstWords(String code, int status, String message, Reason reason) {
        ErrorEnvelope error = new ErrorEnvelope(message, List.of(code), Optional.empty(), Optional.empty());
        assertThat(TABLE.reason(error, status)).isEqualTo(reason);
    }

    @Test
    void prefersTheCodeOfTheCause() {
        ErrorEnvelope error = new ErrorEnvelope(
                "it failed",
                List.of("upstream_error", "server_error", "contentFilter"),
                Optional.empty(),
                Optional.empty());
        assertThat(TABLE.reason(error, 500)).isEqualTo(Reason.CONTENT_REJECTED);
    }

    @Test
    void takesAStatusWithinASuccessfulResponse() {
        assertThat(TABLE.reason(ErrorEnvelope.coded("402"), 200)).isEqualTo(Reason.QUOTA_EXHAUSTED);
        assertThat(TABLE.reason(ErrorEnvelope.coded("503"), 200)).isEqualTo(Reason.OVERLOADED);
    }

    @Test
    void readsLongMessagesInNoTime() {
        assertThat(ofMessage(400, "account ".repeat(100_000))).isEqualTo(Reason.INVALID_REQUEST);
        assertThat(ofMessage(400, "x1".repeat(500_000))).isEqualTo(Reason.INVALID_REQUEST);
    }

    @Test
    void looksOnlyAtTheBeginningOfALongMessage() {
        assertThat(ofMessage(400, "x".repeat(4000) + " Insufficient balance")).isEqualTo(Reason.QUOTA_EXHAUSTED);
        assertThat(ofMessage(400, "x".repeat(4090) + " Insufficient balance")).isEqualTo(Reason.INVALID_REQUEST);
    }

    @ParameterizedTest
    @CsvSource({"499, RATE_LIMITED", "500, INTERNAL"})
    void believesAServerThatFailsOnlyWhatIsBeyondDoubt(int status, Reason reason) {
        assertThat(ofMessage(status, "too many requests")).isEqualTo(reason);
    }
}
