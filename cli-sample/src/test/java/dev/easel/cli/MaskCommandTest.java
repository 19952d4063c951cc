package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.testing.ScriptedProvider;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskCommandTest {
    @TempDir
    private Path folder;

    private final Shell shell = Shell.using(new ScriptedProvider().provider());

    private Shell.Result drawn(String... shapes) {
        Path in = TestImages.write(folder.resolve("in.png"), TestImages.png(60, 40));
        Object[] arguments = new Object[shapes.length + 5];
        System.arraycopy(new Object[] {"mask", in, "--force", "-o", folder.resolve("mask.png")}, 0, arguments, 0, 5);
        System.arraycopy(shapes, 0, arguments, 5, shapes.length);
        Shell.Result result = shell.run(arguments);
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    @Test
    void warnsThatAMaskIsEmpty() {
        assertThat(drawn("--rect", "5,5,20,20", "--shrink", "30").err()).contains("mask is empty");
        assertThat(drawn("--from-alpha", "--means", "transparent").err()).contains("mask is empty");
        assertThat(drawn("--from-alpha", "--means", "black").err()).contains("mask is empty");
    }

    @Test
    void doesNotWarnIfAMaskIsNotEmpty() {
        assertThat(drawn("--rect", "5,5,1,1").err()).doesNotContain("mask is empty");
        assertThat(drawn("--rect", "5,5,1,1", "--means", "transparent").err()).doesNotContain("mask is empty");
        assertThat(drawn("--border", "50%", "--means", "black").err()).doesNotContain("mask is empty");
    }
}
