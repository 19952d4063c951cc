package dev.easel.core.failure;

import dev.easel.core.annotation.Nullable;

/** A budget of this program has too little left: nothing was sent, and no other provider is called instead. */
public final class BudgetExceededException extends EaselException {
    private static final long serialVersionUID = 1L;

    public BudgetExceededException(String message) {
        this(message, CallFacts.NOT_SENT, null);
    }

    public BudgetExceededException(String message, CallFacts facts, @Nullable Throwable cause) {
        super(message, facts, cause);
    }

    @Override
    BudgetExceededException copy(String message, CallFacts known) {
        return new BudgetExceededException(message, known, getCause());
    }
}
