package dev.easel.it.bench.start;

import dev.easel.cli.Main;
import dev.easel.core.testing.TestImages;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures how long processes run, in turn, from their start to their end: a JVM that does nothing, the command line, and a
 * program that wants one image of a server on this machine. It prints the medians, and their ratios to the first. With the
 * launcher of an unpacked distribution as its argument it measures that too.
 *
 * <pre>{@code
 * mvn -q -Dfast -Pbench -DskipTests -Dbench=NONE verify
 * java -cp CLASSPATH dev.easel.it.bench.start.StartFigures [easel-VERSION/bin/easel]
 * }</pre>
 */
public final class StartFigures {
    private static final int ROUNDS = Integer.getInteger("rounds", 9);

    private StartFigures() {}

    /** Runs all measurements, about half a minute. */
    public static void main(String[] arguments) throws Exception {
        String image =
                Base64.getEncoder().encodeToString(TestImages.photo(256, 192).bytes());
        Path out = Files.createTempFile("easel-start", ".png");
        try (FaultServer server =
                FaultServer.answering(ScriptedResponse.json("{\"data\":[{\"b64_json\":\"" + image + "\"}]}"))) {
            String url = server.uri("/v1").toString();
            List<String> offline = List.of("generate", "a hill", "--size", "256x192", "-o", out.toString(), "--force");
            List<String> remote = new ArrayList<>(offline);
            remote.addAll(List.of("--provider", "compatible", "--base-url", url));
            Map<String, List<String>> commands = new LinkedHashMap<>();
            commands.put("a JVM that does nothing", java(Nothing.class, List.of()));
            commands.put("easel --help", java(Main.class, List.of("--help")));
            commands.put("easel, an offline image", java(Main.class, offline));
            commands.put("easel, a remote image", java(Main.class, remote));
            commands.put("the library, a remote image", java(FirstImage.class, List.of(url)));
            if (arguments.length > 0) {
                commands.put("bin/easel --help", program(arguments[0], List.of("--help")));
                commands.put("bin/easel, an offline image", program(arguments[0], offline));
                commands.put("bin/easel, a remote image", program(arguments[0], remote));
            }
            measure(commands);
        } finally {
            Files.delete(out);
        }
    }

    private static List<String> java(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return command;
    }

    private static List<String> program(String launcher, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(launcher));
        command.addAll(arguments);
        return command;
    }

    private static void measure(Map<String, List<String>> commands) throws IOException, InterruptedException {
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        for (int round = -1; round < ROUNDS; round++) { // the first round only fills the file system's cache
            for (Map.Entry<String, List<String>> command : commands.entrySet()) {
                double time = run(command.getValue());
                if (round >= 0) {
                    millis.computeIfAbsent(command.getKey(), name -> new ArrayList<>())
                            .add(time);
                }
            }
        }
        double least = median(millis.values().iterator().next());
        millis.forEach((name, times) ->
                System.out.printf(Locale.ROOT, "%-30s %6.0f ms %6.2f%n", name, median(times), median(times) / least));
    }

    private static double run(List<String> command) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(command + " ended with " + process.exitValue());
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
