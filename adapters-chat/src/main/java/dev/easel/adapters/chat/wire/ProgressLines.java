package dev.easel.adapters.chat.wire;

import dev.easel.core.event.ProgressEvent.ProviderProgress;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the progress of the provider from a message that is still growing: {@code > 🏃 Progress: 8.4%}, {@code 进度：8.4%},
 * {@code 进度 12..34..}, and the text of lines that start with {@code >}.
 */
public final class ProgressLines {
    private static final int LONGEST_LINE = 400;
    private static final int LONGEST_TEXT = 160;

    /** A number ends with its percent sign, or with the two dots before the next one. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\d.])(\\d{1,3}(?:\\.\\d{1,3})?)\\s?[%％]|(?<![\\d])(\\d{1,3})\\.\\.");

    private static final Pattern TOPIC = Pattern.compile("progress|进度|進度|完成度|生成中|processing", Pattern.CASE_INSENSITIVE);
    private static final Pattern ECHO = Pattern.compile("keywords|关键字|关键词|關鍵字", Pattern.CASE_INSENSITIVE);

    private final Consumer<ProviderProgress> listener;
    private final StringBuilder line = new StringBuilder();
    private int followed;
    private int read;
    private boolean reported;

    /** Creates a reader that passes progress to a listener. */
    public ProgressLines(Consumer<ProviderProgress> listener) {
        this.listener = listener;
    }

    /** Reads the new end of a text whose beginning earlier calls have read. */
    public void follow(CharSequence text) {
        int from = followed <= text.length() ? followed : 0;
        followed = text.length();
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                endLine();
            } else if (line.length() < LONGEST_LINE) {
                line.append(c);
                if (c == '%' || c == '％' || c == '.') {
                    readNumbers();
                }
            }
        }
    }

    /** Reads the last line of the text. */
    public void end() {
        endLine();
    }

    private void endLine() {
        if (!reported
                && isStatus()
                && !lineText(line.length()).isEmpty()
                && !ECHO.matcher(line).find()) {
            listener.accept(new ProviderProgress(OptionalDouble.empty(), lineText(line.length())));
        }
        line.setLength(0);
        read = 0;
        reported = false;
    }

    private void readNumbers() {
        if (!isStatus() && !TOPIC.matcher(line).find() || ECHO.matcher(line).find()) {
            return;
        }
        Matcher number = NUMBER.matcher(line);
        while (number.find(read)) {
            read = number.end();
            double percent = Double.parseDouble(number.group(1) == null ? number.group(2) : number.group(1));
            if (percent <= 100) {
                reported = true;
                listener.accept(new ProviderProgress(OptionalDouble.of(percent), lineText(number.end())));
            }
        }
    }

    private boolean isStatus() {
        int first = 0;
        while (first < line.length() && line.charAt(first) == ' ') {
            first++;
        }
        return first < line.length() && line.charAt(first) == '>';
    }

    /** Returns the line's text up to an index, without the {@code >} of a quoted line. */
    private String lineText(int end) {
        String stripped = line.substring(0, end).strip();
        String plain = stripped.startsWith(">") ? stripped.substring(1).strip() : stripped;
        return plain.length() > LONGEST_TEXT ? plain.substring(0, LONGEST_TEXT) + "…" : plain;
    }
}
