package dev.easel.it.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.chat.ChatRoutes;
import dev.easel.adapters.multipart.MultipartRoutes;
import dev.easel.adapters.openai.OpenAiRoutes;
import dev.easel.adapters.visionstudio.VisionStudioRoutes;
import dev.easel.it.Served;
import dev.easel.server.route.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The script with the examples of the four documents, run by bash and curl against the offline provider. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ExamplesTest {
    private static List<Route> routes() {
        return Stream.of(OpenAiRoutes.all(), MultipartRoutes.all(), ChatRoutes.all(), VisionStudioRoutes.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> run(String examples) throws IOException, InterruptedException {
        try (Served served = Served.offline(routes())) {
            ProcessBuilder script = new ProcessBuilder(
                            "bash",
                            Path.of("..", "cli-sample", "docs", "examples.sh").toString(),
                            served.at(""),
                            examples)
                    .redirectErrorStream(true);
            script.environment().put("EASEL_KEY", "sk-test");
            Process process = script.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output.lines().toList();
        }
    }

    @Test
    void runsAnExampleOfEachKind() throws IOException, InterruptedException {
        assertThat(run("ModelVerse.*mask|Base64|AceData.*Multiple|4All"))
                .hasSize(5)
                .allMatch(line -> line.startsWith("ok "))
                .anyMatch(line -> line.contains("4All"))
                .anyMatch(line -> line.endsWith("(with a placeholder for an image at a URL)"));
    }

    @Test
    @Tag("slow")
    void runsAllExamples() throws IOException, InterruptedException {
        assertThat(run(".")).hasSize(58).allMatch(line -> line.startsWith("ok "));
    }
}
