package dev.easel.adapters.chat;

import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.http.error.ErrorEnvelope;
import dev.easel.http.error.ErrorTable;
import java.util.regex.Pattern;

/** Classifies the text of a response without an image: a failure, a content rejection, or other text. */
final class ResponsePhrases {
    private static final int MAX_CHECKED_LENGTH = 1 << 16;
    private static final int SUCCESS = 200;
    private static final int LONGEST_EXCUSE = 200;

    private static final Pattern FAILED = Pattern.compile(
            "(图片|图像|绘制|绘图|绘画|生成|任务|处理).{0,6}失败"
                    + "|(generation|drawing|task|request) (has )?failed|failed to (generate|draw|create|process|edit)"
                    + "|error (while |when |in )?(generating|drawing|creating)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern REFUSED = Pattern.compile(
            "violat\\w{0,4} .{0,60}(polic|guideline|rule|terms)|against .{0,40}(polic|guideline|rules)"
                    + "|(polic|guideline)\\w{0,4} .{0,30}(violation|prohibit|do(es)? not (allow|permit))"
                    + "|(flagged|blocked|rejected) .{0,60}(safety|moderat|polic|filter)|违反.{0,20}(政策|规定|准则|规则)|触发.{0,8}(审核|审查)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ECHO =
            Pattern.compile("(?m)^.{0,12}(keywords|关键字|关键词|關鍵字)\\W.*$", Pattern.CASE_INSENSITIVE);

    private ResponsePhrases() {}

    /** Returns what the text of a response reports: GENERATION_FAILED, QUOTA_EXHAUSTED, CONTENT_REJECTED or, if none of these, NO_IMAGE. */
    static Reason reason(String text, ErrorTable errors) {
        String beginning = text.substring(0, Math.min(text.length(), MAX_CHECKED_LENGTH));
        String checked = ECHO.matcher(beginning).replaceAll("");
        if (FAILED.matcher(checked).find()) {
            return Reason.GENERATION_FAILED;
        }
        // Relays say in a short answer what they say elsewhere as an error.
        if (text.length() <= LONGEST_EXCUSE
                && errors.reason(ErrorEnvelope.words(text), SUCCESS) == Reason.QUOTA_EXHAUSTED) {
            return Reason.QUOTA_EXHAUSTED;
        }
        boolean refused = REFUSED.matcher(checked).find()
                || errors.reason(ErrorEnvelope.words(checked), SUCCESS) == Reason.CONTENT_REJECTED;
        return refused ? Reason.CONTENT_REJECTED : Reason.NO_IMAGE;
    }

    /** Returns whether a finish reason says that the response was truncated. */
    static boolean isCutShort(String finishReason) {
        return finishReason.equals("length") || finishReason.equalsIgnoreCase("max_tokens");
    }

    /** Returns whether a finish reason, such as Gemini's IMAGE_SAFETY, says that the image was withheld. */
    static boolean isWithheld(String finishReason, ErrorTable errors) {
        return errors.reason(ErrorEnvelope.coded(finishReason), SUCCESS) == Reason.CONTENT_REJECTED;
    }
}
