package dev.easel.it.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.testing.TestImages;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program with core and one adapter, without Guice, imaging and the server, on the module path and on the class path. */
class SmallestClientTest {
    private static final List<String> LIBRARIES =
            List.of("jackson-annotations", "jackson-core", "jackson-databind", "httpclient5", "httpcore5", "slf4j-api");

    private static final String PROGRAM = """
            package client;

            import dev.easel.adapters.openai.OpenAi;
            import dev.easel.core.EaselBuilder;
            import dev.easel.core.domain.GenerateRequest;
            import dev.easel.core.failure.ProviderException;
            import dev.easel.core.port.in.Easel;
            import dev.easel.http.HttpKit;
            import dev.easel.http.apache.ApacheHttp;

            public class Client {
                public static void main(String[] arguments) {
                    try (HttpKit kit = ApacheHttp.open();
                            Easel easel = EaselBuilder.create()
                                    .provider(OpenAi.compatible(arguments[0]).provider(kit))
                                    .build()) {
                        GenerateRequest request = GenerateRequest.of("a hill");
                        System.out.println(easel.generate(request).execute().first().size());
                        try {
                            easel.generate(request).execute();
                        } catch (ProviderException e) {
                            System.out.println(e.reason());
                        }
                    }
                }
            }
            """;

    private static final String DESCRIPTOR = """
            module client {
                requires dev.easel.adapters.openai;
            }
            """;

    @TempDir
    Path folder;

    @Test
    void runsOnTheModulePathWithoutAddModules() throws IOException, InterruptedException {
        Path program = compiled("-p", DESCRIPTOR);
        assertThat(run(List.of("-p", path() + File.pathSeparator + program, "-m", "client/client.Client")))
                .containsExactly("32x24", "AUTHENTICATION");
    }

    @Test
    void runsOnTheClassPath() throws IOException, InterruptedException {
        Path program = compiled("-cp", "");
        assertThat(run(List.of("-cp", path() + File.pathSeparator + program, "client.Client")))
                .containsExactly("32x24", "AUTHENTICATION");
    }

    private Path compiled(String pathOption, String descriptor) throws IOException {
        Path source = Files.createDirectories(folder.resolve("source/client")).resolve("Client.java");
        Files.writeString(source, PROGRAM);
        List<String> arguments = new ArrayList<>(
                List.of(pathOption, path(), "-d", folder.resolve("classes").toString(), source.toString()));
        if (!descriptor.isEmpty()) {
            Path module = folder.resolve("source/module-info.java");
            Files.writeString(module, descriptor);
            arguments.add(module.toString());
        }
        int result = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(System.out, System.err, arguments.toArray(String[]::new));
        assertThat(result).isZero();
        return folder.resolve("classes");
    }

    /** Returns what the program prints, its server answering once with an image and then that the key is wrong. */
    private static List<String> run(List<String> arguments) throws IOException, InterruptedException {
        String image =
                Base64.getEncoder().encodeToString(TestImages.photo(32, 24).bytes());
        try (FaultServer server = FaultServer.answering(
                ScriptedResponse.json("{\"data\":[{\"b64_json\":\"" + image + "\"}]}"),
                ScriptedResponse.json(401, "{\"error\":{\"message\":\"no\",\"code\":\"invalid_api_key\"}}"))) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            command.addAll(arguments);
            command.add(server.uri("/v1").toString());
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(printed).isZero();
            return printed.lines().filter(line -> !line.startsWith("SLF4J")).toList();
        }
    }

    /** Returns the three artifacts a client needs and their libraries, and nothing else. */
    private static String path() {
        Stream<String> own = Stream.of("core", "adapters-openai/http", "adapters-openai")
                .map(module -> Path.of("..", module, "target", "classes")
                        .toAbsolutePath()
                        .normalize()
                        .toString());
        Stream<String> libraries = Stream.of(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> LIBRARIES.stream()
                        .anyMatch(
                                name -> Path.of(entry).getFileName().toString().matches(name + "(-h2)?-\\d.*\\.jar")));
        return Stream.concat(own, libraries).collect(Collectors.joining(File.pathSeparator));
    }
}
