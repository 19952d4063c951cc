package dev.easel.cli.batch.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNameTest {
    private static final String LONG = "x".repeat(300);

    @ParameterizedTest
    @ValueSource(strings = {"crane", "job-17", "IMG_0042", "photo.v2", "a b", "Größe", "東京", "1", "x=1,y=2"})
    void keepsPlainNames(String id) {
        assertThat(SafeName.of(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "..",
                ".",
                "/etc/passwd",
                "C:\\x",
                "a:b",
                "a\u0000b",
                "a\nb",
                "CON",
                "con.txt",
                "NUL",
                "COM1",
                "lpt9.a.b",
                "aux ",
                "trailing.",
                "trailing ",
                " leading",
                ".hidden",
                "-rf",
                "\uD83D\uDE00",
                "\uD83D",
                "\u202Egnp.exe",
                "a\u200Bb",
                "e\u0301",
                "a*b?c",
                "a|b",
                "<a>",
                "\"",
                "~",
                "$HOME",
                "`x`"
            })
    void namesAreSafeOnEverySystem(String id) {
        String name = SafeName.of(id);
        assertThat(name)
                .isNotEqualTo(id)
                .doesNotContainPattern("[\\x00-\\x1F<>:\"/\\\\|?*`$~\u200B\u202E]")
                .doesNotMatch("(?i)(CON|PRN|AUX|NUL|COM\\d|LPT\\d)(\\..*)?")
                .doesNotMatch("[. -].*|.*[. ]")
                .matches(".*-[0-9a-f]{8}");
        Path folder = Path.of("folder").toAbsolutePath();
        assertThat(folder.resolve(name + ".png").normalize().getParent()).isEqualTo(folder);
    }

    @Test
    void longNamesAreCutAndStayDifferent() {
        String one = SafeName.of(LONG + "1");
        assertThat(one).hasSizeLessThanOrEqualTo(120).isNotEqualTo(SafeName.of(LONG + "2"));
        String emoji = SafeName.of("\u6771".repeat(300));
        assertThat(emoji.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(129);
    }

    @Test
    void differentTextsHaveDifferentNames() {
        Set<String> names = new HashSet<>();
        List<String> texts = List.of("a/b", "a:b", "a_b", "a|b", "a\\b", "a?b", ".a", "_a", "a.", "a_");
        texts.forEach(text -> names.add(SafeName.folded(SafeName.of(text))));
        assertThat(names).hasSameSizeAs(texts);
    }

    @Test
    void anyTextHasANameThatStays() {
        Random random = new Random(17);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.appendCodePoint(random.nextInt(3) == 0 ? random.nextInt(128) : random.nextInt(0x11000));
            }
            String name = SafeName.of(text.toString());
            assertThat(name).isNotEmpty().isEqualTo(SafeName.of(text.toString()));
            assertThat(SafeName.of(name)).isEqualTo(name);
            assertThat(Path.of(name).getNameCount()).isEqualTo(1);
        }
    }
}
