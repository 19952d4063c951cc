package dev.easel.cli.help;

import dev.easel.cli.config.ConfigOptions;
import dev.easel.cli.options.DestinationOptions;
import dev.easel.cli.options.InputOptions;
import dev.easel.cli.options.MaskOptions;
import dev.easel.cli.options.MaskStep;
import dev.easel.cli.options.OutputOptions;
import dev.easel.cli.options.ReportOptions;
import dev.easel.cli.options.SheetOptions;
import dev.easel.cli.options.connection.ConnectionOptions;
import dev.easel.cli.options.connection.ExtraOptions;
import dev.easel.cli.options.connection.KeyOptions;
import dev.easel.cli.options.connection.OneProvider;
import dev.easel.cli.options.connection.ProviderFileOptions;
import dev.easel.cli.options.connection.SeveralProviders;
import dev.easel.cli.options.connection.SpendingOptions;
import dev.easel.cli.options.connection.WireFieldOptions;
import dev.easel.cli.serve.AccessOptions;
import dev.easel.cli.serve.LoadOptions;
import dev.easel.cli.serve.RequestOptions;
import dev.easel.cli.verb.VerbCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;

/** The options of a command grouped by topic, each section in declaration order. */
public final class HelpSections implements IHelpSectionRenderer {
    private static final String MASK = "Mask (shapes and changes apply from left to right):";
    private static final String PROVIDER = "Provider:";
    private static final Map<Class<?>, String> TITLES = new LinkedHashMap<>();

    static {
        TITLES.put(MaskStep.class, MASK);
        TITLES.put(MaskOptions.class, MASK);
        TITLES.put(InputOptions.class, "Several inputs:");
        TITLES.put(DestinationOptions.class, "Output files:");
        TITLES.put(SheetOptions.class, "Output files:");
        TITLES.put(OutputOptions.class, "Encoding and resizing:");
        List.of(
                        OneProvider.class,
                        SeveralProviders.class,
                        ConnectionOptions.class,
                        ProviderFileOptions.class,
                        KeyOptions.class,
                        ExtraOptions.class,
                        WireFieldOptions.class,
                        VerbCommand.class)
                .forEach(home -> TITLES.put(home, PROVIDER));
        TITLES.put(AccessOptions.class, "Who may use it:");
        TITLES.put(RequestOptions.class, "Requests:");
        TITLES.put(LoadOptions.class, "Load:");
        TITLES.put(SpendingOptions.class, "Cost:");
        TITLES.put(ConfigOptions.class, "Configuration:");
        TITLES.put(ReportOptions.class, "Reporting:");
    }

    private static final String GENERAL = "Options:";

    @Override
    public String render(Help help) {
        Map<String, List<OptionSpec>> sections = new LinkedHashMap<>();
        sections.put(GENERAL, new ArrayList<>());
        TITLES.values().forEach(title -> sections.putIfAbsent(title, new ArrayList<>()));
        for (OptionSpec option : help.commandSpec().options()) {
            if (!option.hidden()) {
                sections.computeIfAbsent(title(option), title -> new ArrayList<>())
                        .add(option);
            }
        }
        StringBuilder text = new StringBuilder();
        sections.forEach((title, options) -> append(text, help, title, options));
        return text.toString();
    }

    private static String title(OptionSpec option) {
        Class<?> home =
                option.userObject() instanceof java.lang.reflect.Field field ? field.getDeclaringClass() : Object.class;
        return option.usageHelp() || option.versionHelp()
                ? TITLES.getOrDefault(ReportOptions.class, GENERAL)
                : TITLES.getOrDefault(home, GENERAL);
    }

    private static void append(StringBuilder text, Help help, String title, List<OptionSpec> options) {
        if (!options.isEmpty()) {
            Help.Layout layout = help.createDefaultLayout();
            layout.addOptions(options, help.parameterLabelRenderer());
            text.append(String.format("%n%s%n", title)).append(layout);
        }
    }
}
