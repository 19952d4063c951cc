package dev.easel.studio;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.failure.EaselException;
import dev.easel.server.route.ServerError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what is known about a result besides its images. */
final class ResultMembers {
    private static final MathContext SHOWN = new MathContext(3, RoundingMode.HALF_UP);
    private static final StudioErrorEncoder ERRORS = new StudioErrorEncoder();

    private ResultMembers() {}

    /** Returns the members of the last event of a call that succeeded. */
    static Map<String, Object> of(ImageResult result, StudioCall call, List<Map<String, Object>> images) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("provider", result.provider());
        members.put("model", result.model().map(ModelId::name).or(call::model));
        members.put("requestId", result.requestId());
        members.put("seconds", Math.round(result.elapsed().toMillis() / 100.0) / 10.0);
        members.put("billing", billing(result, call));
        members.put("cost", result.cost().map(ResultMembers::cost));
        members.put("requested", call.request().count());
        members.put(
                "missing",
                result.partialFailures().stream()
                        .map(failure -> missing(failure, call))
                        .toList());
        members.put("notes", result.notes().stream().map(ResultMembers::note).toList());
        members.put("images", images);
        return members;
    }

    /** A result has no failure that tells whether it was billed; one of which nothing was sent costs nothing. */
    private static String billing(ImageResult result, StudioCall call) {
        boolean nothing = result.cost().filter(cost -> cost.money().isZero()).isPresent();
        return nothing || call.isFree() ? "not-billed" : "billed";
    }

    private static Map<String, Object> cost(Cost cost) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("amount", cost.money().amount());
        members.put("currency", cost.money().currency());
        members.put("text", text(cost.money()));
        members.put("reported", cost.source() == Cost.Source.REPORTED);
        return members;
    }

    /** Returns an amount as people write it, such as {@code $0.042}. */
    static String text(Money money) {
        BigDecimal amount = money.amount();
        BigDecimal shown =
                amount.compareTo(BigDecimal.ONE) < 0 ? amount.round(SHOWN).stripTrailingZeros() : amount;
        BigDecimal cents = shown.scale() < 2 || amount.compareTo(BigDecimal.ONE) >= 0
                ? shown.setScale(2, RoundingMode.HALF_UP)
                : shown;
        return money.currency().equals("USD")
                ? "$" + cents.toPlainString()
                : cents.toPlainString() + " " + money.currency();
    }

    private static Map<String, Object> missing(EaselException failure, StudioCall call) {
        ServerError error = ServerError.of(failure, ERRORS.table(), call.request());
        return Map.of("reason", FailureReason.of(error).word(), "message", error.message());
    }

    private static Map<String, Object> note(Note note) {
        return Map.of("kind", note.kind().name().toLowerCase(Locale.ROOT), "message", note.message());
    }
}
