package dev.easel.cli.batch;

import dev.easel.cli.batch.manifest.Member;
import dev.easel.cli.options.value.ImageArgument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/** Gives {@code batch} the options of the verbs, whose values are the defaults of every line. */
final class LineDefaults {
    private LineDefaults() {}

    /** Holds the value of an option that is only parsed to check it. */
    private static final class Checked implements IGetter, ISetter {
        private Object value = List.of();

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> T get() {
            return (T) value;
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> T set(T next) {
            T before = (T) value;
            value = next;
            return before;
        }
    }

    /** Adds those options of the verbs that the command does not have. */
    static CommandSpec addTo(CommandSpec batch) {
        VerbKeys.all().forEach((key, option) -> {
            if (batch.findOption(option.longestName()) == null) {
                batch.addOption(copy(option));
            }
        });
        return batch;
    }

    private static OptionSpec copy(OptionSpec option) {
        Checked value = new Checked();
        OptionSpec.Builder copy =
                OptionSpec.builder(option).required(false).getter(value).setter(value);
        if (option.longestName().equals("--border")) {
            // A border is one thing where it is repainted and another where it is added.
            copy.type(String.class).converters();
        }
        return copy.build();
    }

    /** Returns the defaults that a command line sets, in its order. */
    static List<Member> of(CommandSpec batch) {
        List<Member> defaults = new ArrayList<>();
        Map<String, OptionSpec> all = VerbKeys.all();
        List<OptionSpec> given =
                new ArrayList<>(batch.commandLine().getParseResult().matchedOptions());
        batch.options().stream().filter(option -> !given.contains(option)).forEach(given::add);
        for (OptionSpec option : given) {
            if (all.containsKey(VerbKeys.key(option)) && option.getter() instanceof Checked) {
                option.originalStringValues().forEach(value -> defaults.add(member(option, value)));
            }
        }
        return defaults;
    }

    /** The name of a file on the command line is relative to the working folder, and not to that of the manifest. */
    private static Member member(OptionSpec option, String value) {
        boolean file = VerbInputs.isImage(option) && !ImageArgument.isUrl(value);
        return new Member(
                VerbKeys.key(option), file ? Path.of(value).toAbsolutePath().toString() : value);
    }
}
