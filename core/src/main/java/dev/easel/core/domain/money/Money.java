package dev.easel.core.domain.money;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount, never negative, in a currency.
 *
 * @param amount without trailing zeros, so that equal amounts are equal
 * @param currency an ISO 4217 code such as {@code USD}, or a provider's own unit in lower case, such as {@code credits}
 */
public record Money(BigDecimal amount, String currency) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,12})?)\\s*([A-Za-z]{3})");

    public Money {
        requireNonNull(amount, "amount");
        requireNonNull(currency, "currency");
        if (amount.signum() < 0 || currency.isBlank()) {
            throw new IllegalArgumentException("Invalid money '" + amount + " " + currency
                    + "': an amount of 0 or more and a currency are needed.");
        }
        BigDecimal plain = amount.stripTrailingZeros();
        amount = plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /**
     * Returns an amount of US dollars, such as {@code usd("0.04")}.
     *
     * @throws IllegalArgumentException when it is not a number
     */
    public static Money usd(String amount) {
        requireNonNull(amount, "amount");
        try {
            return new Money(new BigDecimal(amount), "USD");
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "Invalid amount of US dollars '" + amount + "': expected a number, such as 0.04.", e);
        }
    }

    /**
     * Reads an amount and its currency, such as {@code 0.50usd} or {@code 2 EUR}.
     *
     * @throws IllegalArgumentException when it is not that
     */
    public static Money parse(String text) {
        Matcher matcher = TEXT.matcher(requireNonNull(text, "text").strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Invalid amount of money '" + text
                    + "': expected a number and a currency of three letters, such as 0.50usd.");
        }
        return new Money(new BigDecimal(matcher.group(1)), matcher.group(2).toUpperCase(Locale.ROOT));
    }

    /**
     * Returns the sum.
     *
     * @throws IllegalArgumentException when the currencies differ
     */
    public Money plus(Money other) {
        requireSame(other);
        return new Money(amount.add(other.amount), currency);
    }

    /** Returns the amount taken a number of times. */
    public Money times(long count) {
        return new Money(amount.multiply(BigDecimal.valueOf(count)), currency);
    }

    /**
     * Returns whether this is more than another amount.
     *
     * @throws IllegalArgumentException when the currencies differ
     */
    public boolean exceeds(Money other) {
        requireSame(other);
        return amount.compareTo(other.amount) > 0;
    }

    /** Returns whether this is nothing. */
    public boolean isZero() {
        return amount.signum() == 0;
    }

    /** Returns whether the two can be added and compared. */
    public boolean sameCurrency(Money other) {
        return currency.equals(requireNonNull(other, "other").currency);
    }

    private void requireSame(Money other) {
        if (!sameCurrency(other)) {
            throw new IllegalArgumentException(
                    "Cannot combine " + this + " with " + other + ": the currencies must be the same.");
        }
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
