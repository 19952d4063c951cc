package dev.easel.adapters.chat.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.easel.adapters.chat.wire.ChatMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One row per way in which relays and models put an image into their text. */
class TextShapesTest {
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC";
    private static final String JPEG = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRof";
    private static final String FENCE = "```";

    static Stream<Arguments> shown() {
        return Stream.of(
                row("an image", "![a](https://h/a.png)", "https://h/a.png"),
                row("an empty label", "![](https://h/a.png)", "https://h/a.png"),
                row(
                        "two on one line",
                        "![a](https://h/a.png)![b](https://h/b.png)",
                        "https://h/a.png",
                        "https://h/b.png"),
                row("the same twice", "![a](https://h/a.png) ![b](https://h/a.png)", "https://h/a.png"),
                row("brackets in the label", "![a [b] c](https://h/a.png)", "https://h/a.png"),
                row("an escaped bracket in the label", "![a \\] c](https://h/a.png)", "https://h/a.png"),
                row("a label over lines", "![a\nfox\n\nruns](https://h/a.png)", "https://h/a.png"),
                row(
                        "parentheses in the URL",
                        "![a](https://h/f(jpeg)/a_(1).jpg) (done)",
                        "https://h/f(jpeg)/a_(1).jpg"),
                row("a parenthesis never closed", "![a](https://h/a_(1.png)", "https://h/a_(1.png"),
                row("an escaped parenthesis", "![a](https://h/a\\).png)", "https://h/a).png"),
                row("an escaped underscore", "![a](https://h/a\\_b.png)", "https://h/a_b.png"),
                row("angle brackets", "![a](<https://h/my a.png>)", "https://h/my a.png"),
                row("a title", "![a](https://h/a.png \"a (nice) fox\")", "https://h/a.png"),
                row("a title in single quotes", "![a](https://h/a.png 'a fox')", "https://h/a.png"),
                row("a title in parentheses", "![a](https://h/a.png (a fox))", "https://h/a.png"),
                row("a title without quotes", "![a](https://h/a.png a fox)", "https://h/a.png"),
                row("a size", "![a](https://h/a =512x512)", "https://h/a"),
                row("spaces around", "![a]( https://h/a.png )", "https://h/a.png"),
                row("a line break inside", "![a](\nhttps://h/a.png\n)", "https://h/a.png"),
                row("spaces in the URL", "![a](https://h/a fox.png)", "https://h/a%20fox.png"),
                row("a character reference", "![a](https://h/a.png?x=1&amp;y=2)", "https://h/a.png?x=1&y=2"),
                row(
                        "a parameter that looks like one",
                        "![a](https://h/a.png?x=1&copy=2)",
                        "https://h/a.png?x=1&copy=2"),
                row("a signature", "![a](https://h/a.webp?s=a%2Bb%3D&e=1)", "https://h/a.webp?s=a%2Bb%3D&e=1"),
                row("no extension", "![a](https://h/o/123)", "https://h/o/123"),
                row("a relative URL", "![a](/images/a.png)", "https://api.example:8443/images/a.png"),
                row("a relative file", "![a](out/a.png)", "https://api.example:8443/v1/out/a.png"),
                row("a relative file with a dot", "![a](./a.png)", "https://api.example:8443/v1/a.png"),
                row("a host without scheme", "![a](//h/a.png)", "https://h/a.png"),
                row(
                        "a full size behind a thumbnail",
                        "[![t](https://h/t.png)](https://h/full.png)",
                        "https://h/full.png"),
                row("a page behind an image", "[![t](https://h/t.png)](https://h/view.html)", "https://h/t.png"),
                row(
                        "an image within a sentence that links",
                        "[see ![t](https://h/t.png)](https://h/x)",
                        "https://h/t.png"),
                row("a link and an image", "[g](https://h/gallery) ! ![o](https://h/o.png)", "https://h/o.png"),
                row("an image unfinished before one", "Wow ![ this ![o](https://h/o.png)", "https://h/o.png"),
                row(
                        "a closing bracket too many",
                        "![a cat ] on a mat](https://h/o/1) [x](https://h/2)",
                        "https://h/o/1"),
                row("a file above the base", "![a](../../../out/a.png)", "https://api.example:8443/out/a.png"),
                row("a label that holds a link", "![see [doc](https://h/doc) x](https://h/o.png)", "https://h/o.png"),
                row("an img", "<img src=\"https://h/a.png\">", "https://h/a.png"),
                row("an img in capitals", "<IMG ALT='x > y' SRC='https://h/a.png'/>", "https://h/a.png"),
                row("an img without quotes", "<img width=5 src=https://h/a.png>", "https://h/a.png"),
                row(
                        "an img with references",
                        "<img src=\"https://h/a.png?s=1&amp;e=&#50;\" />",
                        "https://h/a.png?s=1&e=2"),
                row("an img with a bare attribute", "<img hidden src=\"https://h/a.png\">", "https://h/a.png"),
                row("an img over lines", "<img\n  alt=\"a\"\n  src = \"https://h/a.png\"\n>", "https://h/a.png"),
                row("an imgur tag", "<imgur src=\"https://h/a.png\"> ![b](https://h/b.png)", "https://h/b.png"),
                row(
                        "Markdown and HTML in order",
                        "<img src=\"https://h/1\"> ![](https://h/2) <img src='https://h/3'>",
                        "https://h/1",
                        "https://h/2",
                        "https://h/3"),
                row("a data URI", "![a](data:image/png;base64," + PNG + ")", PNG),
                row("a data URI in capitals", "![a](DATA:image/PNG;BASE64," + PNG + ")", PNG),
                row("a data URI with parameters", "![a](data:image/png;name=x.png;base64," + PNG + ")", PNG),
                row("a data URI without type", "![a](data:;base64," + PNG + ")", PNG),
                row("a data URI in lines", "![a](data:image/png;base64," + wrapped(PNG) + ")", PNG),
                row("a data URI with a title", "![a](data:image/png;base64," + PNG + " \"t\")", PNG),
                row("an encoded data URI", "![a](data:image/jpeg;base64," + JPEG.replace("/", "%2F") + ")", JPEG),
                row("base64 without a prefix", "![a](" + JPEG + ")", JPEG),
                row("a data URI in an img", "<img src=\"data:image/png;base64," + PNG + "\">", PNG),
                row("a bare data URI", "Here: data:image/png;base64," + PNG + " Enjoy", PNG),
                row("a bare data URI in lines", "data:image/png;base64," + wrapped(PNG) + "\nDone", PNG),
                row("a bare data URI at the end", "data:image/png;base64," + PNG, PNG),
                row("a bare data URI in quotes", "{\"x\":\"data:image/png;base64," + PNG + "\"}", PNG),
                row(
                        "an extracted image",
                        "![a](easel-image:0123456789abcdef:000000)",
                        "easel-image:0123456789abcdef:000000"),
                row(
                        "a bare extracted image",
                        "Here: easel-image:0123456789abcdef:000012.",
                        "easel-image:0123456789abcdef:000012"),
                row(
                        "thoughts before",
                        "<think>![no](https://h/no.png)</think>![a](https://h/a.png)",
                        "https://h/a.png"),
                row("thoughts never opened", "![no](https://h/no.png)</think>![a](https://h/a.png)", "https://h/a.png"),
                row(
                        "thoughts within thoughts",
                        "<think>a<think>b</think>![no](https://h/no.png)</think>![a](https://h/a.png)",
                        "https://h/a.png"),
                row(
                        "a fence before",
                        FENCE + "think\n![no](https://h/no.png)\n" + FENCE + "\n![a](https://h/a.png)",
                        "https://h/a.png"),
                row(
                        "a fence of tildes",
                        "~~~\n![no](https://h/no.png)\n" + FENCE + "\n~~~\n![a](https://h/a.png)",
                        "https://h/a.png"),
                row(
                        "a longer fence",
                        FENCE + "``\n" + FENCE + "\n![no](https://h/no.png)\n" + FENCE + "``\n![a](https://h/a.png)",
                        "https://h/a.png"),
                row("backticks on one line", FENCE + "x" + FENCE + " ![a](https://h/a.png)", "https://h/a.png"),
                row(
                        "quoted lines before",
                        "> ![no](https://h/no.png)\n  > ![no](https://h/n.png)\n![a](https://h/a.png)",
                        "https://h/a.png"),
                row("Windows line ends", "> ![no](https://h/no.png)\r\n![a](https://h/a.png)\r\n", "https://h/a.png"),
                row("keywords", "❇️ Keywords: ![no](https://h/no.png)\n![a](https://h/a.png)", "https://h/a.png"),
                row("keywords in Chinese", "**关键字**：![no](https://h/no.png)\n![a](https://h/a.png)", "https://h/a.png"),
                row("a video and an image", "![v](https://h/v.mp4) ![a](https://h/a.png)", "https://h/a.png"),
                row(
                        "a video behind an image",
                        "[![p](https://h/p.png)](https://h/v.webm?x=1) ![a](https://h/a.png)",
                        "https://h/a.png"),
                row("a file of the sandbox", "![s](sandbox:/mnt/data/a.png) ![a](https://h/a.png)", "https://h/a.png"),
                row(
                        "a drawing in a data URI",
                        "![s](data:image/svg+xml,%3Csvg/%3E) ![a](https://h/a.png)",
                        "https://h/a.png"));
    }

    static Stream<Arguments> named() {
        return Stream.of(
                row("a download link", "[点击下载](https://h/f/1)", "https://h/f/1"),
                row("a download link before a URL", "[Download](https://h/f/1) https://h/a.png", "https://h/f/1"),
                row(
                        "the same twice",
                        "[下载](https://h/cdn/download/a.png) [下载](https://h/cdn/a.png)",
                        "https://h/cdn/download/a.png"),
                row("a plain link", "Your [fox](https://h/a.png) is ready", "https://h/a.png"),
                row("a URL", "See https://h/a.png.", "https://h/a.png"),
                row(
                        "a URL in parentheses",
                        "Done. 下载1 (https://h/cdn/download/a.webp)\n",
                        "https://h/cdn/download/a.webp"),
                row("a URL with parentheses", "(https://h/a_(1).png)", "https://h/a_(1).png"),
                row("a URL in emphasis", "**https://h/a.png**", "https://h/a.png"),
                row("a URL in backticks", "`https://h/a.png`", "https://h/a.png"),
                row("a URL before Chinese", "图片https://h/a.png，请查收", "https://h/a.png"),
                row("a URL that runs into Chinese", "https://h/a.png请查收", "https://h/a.png"),
                row("a URL with Chinese in it", "https://h/图片/狐.png", "https://h/图片/狐.png"),
                row("a URL with a query", "https://h/a.png?s=1&e=2", "https://h/a.png?s=1&e=2"),
                row("a URL with a style", "https://h/a.jpg!thumb", "https://h/a.jpg!thumb"),
                row("a URL under /image/", "https://h/v1/image/abc", "https://h/v1/image/abc"),
                row("a URL in capitals", "HTTPS://H/A.PNG", "HTTPS://H/A.PNG"),
                row("URLs on lines", "https://h/a.png\nhttps://h/b.jpeg\n", "https://h/a.png", "https://h/b.jpeg"),
                row("a URL and nothing else", "\nhttps://h/o/1\n", "https://h/o/1"),
                row(
                        "a URL in quoted HTML",
                        "&lt;img src=&quot;https://h/a.png?x=1&amp;y=2&quot;/&gt;",
                        "https://h/a.png?x=1&y=2"),
                row("a URL in JSON", "the result {\"url\":\"https://h/a.png\"}", "https://h/a.png"),
                row("a URL in escaped JSON", "result: \"https:\\/\\/h\\/a.png\"", "https://h/a.png"),
                row(
                        "JSON",
                        "{\"data\":[{\"url\":\"https://h/1\"},{\"b64_json\":\"" + PNG + "\"}]}",
                        "https://h/1",
                        PNG),
                row("base64 and nothing else", "\n" + PNG + "\n", PNG));
    }

    static Stream<Arguments> nothing() {
        return Stream.of(
                row("plain text", "I cannot draw."),
                row("empty", ""),
                row("a page", "See https://example.com/policy for more."),
                row("an unfinished image", "![a](https://h/"),
                row("an escaped image", "\\![a](https://h/gallery)"),
                row("only thoughts", "<think>![a](https://h/a.png)</think>"),
                row("thoughts never closed", "<think>![a](https://h/a.png)"),
                row("only a fence", FENCE + "\n![a](https://h/a.png)\n" + FENCE),
                row("only quotes", "> ![a](https://h/a.png)\n> https://h/b.png"),
                row("only keywords", "❇️ Keywords: https://h/a.png a fox"),
                row("only a video", "![v](https://h/v.mp4)\n[下载](https://h/v.MOV?x=1)\nhttps://h/v.webm"),
                row("a token of no image", "easel-image:"),
                row("another scheme", "![a](ftp://h/a.png) ![b](javascript:alert(1))"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shown")
    void findsShownImages(String name, String text, List<String> expected) {
        assertThat(values(finder().shown(message(text)))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("named")
    void findsNamedImages(String name, String text, List<String> expected) {
        assertThat(finder().shown(message(text))).isEmpty();
        assertThat(values(finder().named(message(text)))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nothing")
    void findsNoImageInOtherText(String name, String text, List<String> expected) {
        assertThat(finder().shown(message(text))).isEmpty();
        assertThat(values(finder().named(message(text)))).isEqualTo(expected);
    }

    private static Arguments row(String name, String text, String... expected) {
        return arguments(name, text, List.of(expected));
    }

    private static MessageImages finder() {
        return new MessageImages("https://api.example:8443/v1");
    }

    private static ChatMessage message(String text) {
        return new ChatMessage(
                List.of(new ChatMessage.Part.Text(text)), Map.of(), Optional.empty(), List.of(), Optional.empty());
    }

    private static List<String> values(List<ImageReference> references) {
        return references.stream().map(TextShapesTest::value).toList();
    }

    private static String value(ImageReference reference) {
        if (reference instanceof ImageReference.Link link) {
            return link.address();
        }
        return reference.identity();
    }

    private static String wrapped(String base64) {
        return base64.replaceAll("(.{40})", "$1\n");
    }
}
