package dev.easel.server.route;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hides what no caller of a server may read in the words of others, such as a provider's message: keys and accounts of the
 * server's owner, paths of its machine, addresses behind it.
 */
final class Confidential {
    private static final int LONGEST = 4000;
    /** Stands for a URL of the caller while the others are hidden: a character for private use (Unicode, 23.5). */
    private static final char KEPT = '\uE000';

    private static final int MOST_KEPT = 1000;

    /** Follows a URL that is not only the beginning of another, which the caller did not send. */
    private static final String WHOLE = "(?![\\w/@%~+-]|[.:]\\w)";

    /** What is shown instead of what a pattern finds. Each is searched in time proportional to the length of the text. */
    record Rule(Pattern pattern, String shown) {
        Rule(String regex, String shown) {
            this(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), shown);
        }
    }

    static final List<Rule> KEYS = List.of(
            new Rule("\\bbearer\\s+[^\\s\"',;]+", "Bearer [key]"),
            new Rule("\\b(?:sk|pk|rk)[-_][a-z0-9_*.-]{4,}", "[key]"),
            new Rule("\\b(?:gsk|org|proj|hf|r8|ghp|ak)[-_](?=[a-z_.-]{0,60}+[0-9*])[a-z0-9_*.-]{4,}", "[key]"),
            new Rule("\\b[a-z][a-z0-9]{1,5}[-_](?=[a-z]*[0-9])[a-z0-9]{16,}", "[key]"),
            new Rule("\\b(?:AIza|AKIA)[a-z0-9_-]{8,}", "[key]"),
            new Rule(
                    "\\b((?:api|access)[-_ ]?key|(?<![a-z_-])[a-z_-]*token|secret|password|authorization)"
                            + "([\"']?\\s*[:=]\\s*[\"']?)(?!bearer )[^\\s\"',;]+",
                    "$1$2[key]"),
            new Rule("(?<![^\\s\"'\\[])[^\\s\"'\\[]*\\*{3,}[^\\s\"']*", "[key]"),
            new Rule("(?<![a-z0-9_-])(?=[a-z_-]*[0-9])(?=[0-9_-]*[a-z])[a-z0-9_-]{32,}", "[key]"));

    static final List<Rule> PLACES = List.of(
            new Rule(
                    "\\b[a-z][a-z0-9+.-]{1,20}:/{1,3}(?:[^\\s/@\"']*@)?(?:\\[[^\\]\\s]*\\])?[^\\s\"'<>)\\]}]*",
                    "[address]"),
            new Rule(
                    "(?<![a-z])[a-z]:\\\\(?:[^\\\\/:*?\"<>|\\r\\n,;]{1,100}\\\\){0,40}[^\\s\\\\/:*?\"'<>|,;]*",
                    "[path]"),
            new Rule("\\\\\\\\[^\\s\"'<>|]+", "[path]"),
            new Rule("(?<![\\w.:/~])(?:~|\\.{1,2})?/(?!v\\d{1,2}(?:/|\\b))[\\w.@+%~-]+[\\w.@+%~/-]*", "[path]"),
            new Rule("\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b(?::\\d{1,5})?", "[address]"),
            new Rule(
                    "(?<![\\w:.])\\[?(?=[0-9a-f:]*::|(?:[0-9a-f]{1,4}:){7})(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}"
                            + "(?:%\\w+)?\\]?(?::\\d{1,5})?(?![\\w:])",
                    "[address]"),
            new Rule(
                    "\\b(?!(?:status|code|error|http|size|seed|width|height|line|column|position|count|limit|max|min|"
                            + "quality|steps?|index|n|type|id|image|char|character|byte|offset|at):)"
                            + "[a-z](?:[a-z0-9-]|\\.(?=[a-z0-9])){0,250}:\\d{2,5}\\b(?![.\\d])",
                    "[address]"),
            new Rule(
                    "\\b(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,10}(?:com|net|org|io|ai|dev|app|cloud|cn|internal|"
                            + "local|lan|corp|example|svc|uk|de|eu|jp|kr|ru|xyz|info|tech|site|online|vip)\\b",
                    "[address]"),
            new Rule("\\blocalhost\\b", "[address]"));

    private Confidential() {}

    /** Returns a text of limited length without keys, for a log of the server's owner. */
    static String withoutKeys(String text) {
        return apply(KEYS, shortened(text));
    }

    /**
     * Returns a text of limited length without keys, paths and addresses.
     *
     * @param known the URLs that the caller sent, which are left as they are
     */
    static String hiddenIn(String text, Collection<URI> known) {
        List<String> kept = known.stream()
                .flatMap(url -> Stream.of(url.toString(), withoutQuery(url)))
                .distinct()
                .limit(MOST_KEPT)
                .toList();
        String marked = shortened(text);
        List<String> found = new ArrayList<>();
        for (String url : kept) {
            if (marked.contains(url)) {
                String mark = String.valueOf((char) (KEPT + found.size()));
                marked = Pattern.compile(Pattern.quote(url) + WHOLE)
                        .matcher(marked)
                        .replaceAll(mark);
                found.add(url);
            }
        }
        String hidden = apply(PLACES, apply(KEYS, marked));
        for (int i = 0; i < found.size(); i++) {
            hidden = hidden.replace(String.valueOf((char) (KEPT + i)), found.get(i));
        }
        return shortened(hidden);
    }

    /** Returns a URL as messages write it. */
    private static String withoutQuery(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + url.getHost() + port + (url.getRawPath() == null ? "" : url.getRawPath());
    }

    private static String apply(List<Rule> rules, String text) {
        String hidden = text;
        for (Rule rule : rules) {
            Matcher matcher = rule.pattern.matcher(hidden);
            hidden = matcher.replaceAll(rule.shown);
        }
        return hidden;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
