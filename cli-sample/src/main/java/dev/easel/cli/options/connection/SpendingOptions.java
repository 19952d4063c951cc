package dev.easel.cli.options.connection;

import dev.easel.core.domain.Note;
import dev.easel.core.domain.money.Money;
import dev.easel.core.interceptor.Budget;
import dev.easel.core.interceptor.MoneyBudget;
import dev.easel.core.port.in.Estimate;
import dev.easel.core.port.out.ImageProvider;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How much a call may cost, as options. */
public final class SpendingOptions {
    @Option(
            names = "--max-cost",
            paramLabel = "MONEY",
            description = "Refuse the call, with exit code 4, if it may cost more, or if its price is not known."
                    + " Example: --max-cost 0.50usd")
    private Optional<Money> maxCost = Optional.empty();

    @Option(
            names = "--dry-run",
            description = "Send nothing: print what would be sent to whom, in how many paid calls, and what it would"
                    + " cost. -o is not needed.")
    private boolean dryRun;

    /** Returns whether nothing is sent. */
    public boolean dryRun() {
        return dryRun;
    }

    /** Returns providers that refuse what may cost more than is allowed. */
    public List<ImageProvider> limiting(List<ImageProvider> providers) {
        if (maxCost.isEmpty()) {
            return providers;
        }
        MoneyBudget budget = Budget.of(maxCost.get());
        return providers.stream().map(provider -> provider.around(budget)).toList();
    }

    /** Returns a note where a call with this estimate would be refused. */
    public Optional<Note> refusal(Estimate estimate) {
        return maxCost.filter(max -> estimate.cost()
                        .filter(cost -> cost.to().sameCurrency(max))
                        .map(cost -> cost.to().exceeds(max))
                        .orElse(true))
                .map(max -> Note.warning("--max-cost " + max + " would refuse this call: it may cost "
                        + estimate.cost()
                                .map(cost -> "up to " + cost.to())
                                .orElse("any amount, because its price is not known")
                        + "."));
    }
}
