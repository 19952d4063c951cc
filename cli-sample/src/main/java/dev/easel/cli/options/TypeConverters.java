package dev.easel.cli.options;

import dev.easel.cli.options.value.CssColor;
import dev.easel.cli.options.value.ImageArgument;
import dev.easel.cli.options.value.Length;
import dev.easel.cli.options.value.NearColor;
import dev.easel.cli.options.value.Prompt;
import dev.easel.cli.options.value.Ratios;
import dev.easel.cli.options.value.StandardInput;
import dev.easel.cli.options.value.TargetSize;
import dev.easel.cli.options.value.TextInput;
import dev.easel.cli.options.value.Words;
import dev.easel.cli.output.ByteCount;
import dev.easel.cli.provider.EditsAs;
import dev.easel.cli.words.Nearest;
import dev.easel.core.domain.Background;
import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Rgb;
import dev.easel.core.domain.image.Size;
import dev.easel.core.domain.money.Money;
import dev.easel.imaging.settings.Chroma;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts command-line arguments to values; the message of an invalid argument comes from the value's parser. */
public final class TypeConverters {
    /** A setting that is on or off. */
    enum Switch {
        ON,
        OFF
    }

    private TypeConverters() {}

    /**
     * Registers the converters of Easel's option values with a command line and all its subcommands.
     *
     * @param in where a prompt of {@code -} is read from
     */
    public static void register(CommandLine commands, InputStream in) {
        // The last one wins where an option of one value is given twice, so that an alias or a script can have
        // defaults.
        commands.setOverwrittenOptionsAllowed(true);
        StandardInput standard = new StandardInput(in);
        commands.registerConverter(Prompt.class, converter(text -> Prompt.parse(text, standard)));
        commands.registerConverter(TextInput.class, converter(text -> new TextInput(text, standard)));
        commands.registerConverter(ImageArgument.class, converter(text -> ImageArgument.parse(text, standard)));
        commands.registerConverter(int.class, converter(TypeConverters::wholeNumber));
        commands.registerConverter(Integer.class, converter(TypeConverters::wholeNumber));
        commands.registerConverter(Long.class, converter(TypeConverters::largeNumber));
        commands.registerConverter(Size.class, converter(Size::parse));
        commands.registerConverter(TargetSize.class, converter(TargetSize::parse));
        commands.registerConverter(ConvertOptions.Fit.class, converter(ConvertOptions.Fit::parse));
        commands.registerConverter(Length.class, converter(Length::parse));
        commands.registerConverter(AspectRatio.class, converter(Ratios::parse));
        commands.registerConverter(Rgb.class, converter(CssColor::parse));
        commands.registerConverter(Duration.class, converter(TimeSpan::parse));
        commands.registerConverter(Money.class, converter(Money::parse));
        commands.registerConverter(ByteCount.class, converter(ByteCount::parse));
        commands.registerConverter(LimitOptions.PixelCount.class, converter(LimitOptions.PixelCount::parse));
        commands.registerConverter(ImageFormat.class, converter(TypeConverters::writableFormat));
        commands.registerConverter(Coordinates.class, converter(Coordinates::parse));
        commands.registerConverter(BorderWidth.class, converter(BorderWidth::parse));
        commands.registerConverter(NearColor.class, converter(NearColor::parse));
        commands.registerConverter(
                MaskMeaning.class, converter(word -> constant(MaskMeaning.class, "Mask meaning", word)));
        commands.registerConverter(Path.class, converter(Words::path));
        commands.registerConverter(Quality.class, converter(word -> constant(Quality.class, "Quality", word)));
        commands.registerConverter(Background.class, converter(word -> constant(Background.class, "Background", word)));
        commands.registerConverter(Chroma.class, converter(word -> constant(Chroma.class, "Chroma", word)));
        commands.registerConverter(
                ResizeMode.class, converter(word -> constant(ResizeMode.class, "Resize mode", word)));
        commands.registerConverter(Gravity.class, converter(word -> constant(Gravity.class, "Gravity", word)));
        commands.registerConverter(EditsAs.class, converter(word -> constant(EditsAs.class, "Form of edits", word)));
        commands.registerConverter(Switch.class, converter(word -> constant(Switch.class, "Setting", word)));
        commands.registerConverter(Prefill.class, converter(word -> constant(Prefill.class, "Prefill", word)));
    }

    private static <T> ITypeConverter<T> converter(Function<String, T> parser) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }

    private static int wholeNumber(String word) {
        try {
            return Integer.parseInt(word.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Invalid number '" + word + "': expected a whole number.", e);
        }
    }

    private static long largeNumber(String word) {
        try {
            return Long.parseLong(word.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Invalid number '" + word + "': expected a whole number.", e);
        }
    }

    /** Returns the constant with a name, ignoring case and with {@code -} for {@code _}. */
    private static <E extends Enum<E>> E constant(Class<E> type, String what, String word) {
        String name = word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(what + " '" + word + "' is unknown: choose one of "
                        + String.join(", ", names(type)) + "." + Nearest.hint(word, names(type))));
    }

    private static <E extends Enum<E>> List<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    private static ImageFormat writableFormat(String word) {
        return ImageFormat.named(word)
                .filter(format -> format != ImageFormat.GIF)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Format '" + word + "' cannot be written: choose png, jpeg or webp."));
    }
}
