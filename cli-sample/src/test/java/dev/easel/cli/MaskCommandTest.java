package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.testing.ScriptedProvider;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskCommandTest {
    @TempDir
    private Path folder;

    private final Shell shell = Shell.asking(new ScriptedProvider().provider());

    private Shell.Ran drawn(String... shapes) {
        Path in = TestImages.write(folder.resolve("in.png"), TestImages.png(60, 40));
        Object[] words = new Object[shapes.length + 5];
        System.arraycopy(new Object[] {"mask", in, "--force", "-o", folder.resolve("mask.png")}, 0, words, 0, 5);
        System.arraycopy(shapes, 0, words, 5, shapes.length);
        Shell.Ran ran = shell.run(words);
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran;
    }

    @Test
    void saysThatAMaskMarksNothing() {
        assertThat(drawn("--rect", "5,5,20,20", "--shrink", "30").err()).contains("marks nothing");
        assertThat(drawn("--from-alpha", "--means", "transparent").err()).contains("marks nothing");
        assertThat(drawn("--from-alpha", "--means", "black").err()).contains("marks nothing");
    }

    @Test
    void saysNothingOfAMaskThatMarksSomething() {
        assertThat(drawn("--rect", "5,5,1,1").err()).doesNotContain("marks nothing");
        assertThat(drawn("--rect", "5,5,1,1", "--means", "transparent").err()).doesNotContain("marks nothing");
        assertThat(drawn("--border", "50%", "--means", "black").err()).doesNotContain("marks nothing");
    }
}
