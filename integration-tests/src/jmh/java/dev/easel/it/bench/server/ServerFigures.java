package dev.easel.it.bench.server;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures the server beside bare httpcore5: the same requests to both in turn, block by block, and how long each takes
 * from the start of its process to its first response. It prints the medians and their ratio.
 *
 * <pre>{@code
 * mvn -q -Dfast -Pbench -DskipTests -Dbench=NONE verify
 * java -cp CLASSPATH dev.easel.it.bench.server.ServerFigures
 * }</pre>
 */
public final class ServerFigures {
    private static final int BLOCKS = Integer.getInteger("blocks", 7);
    private static final int STARTS = Integer.getInteger("starts", 5);
    private static final List<String> SERVERS = List.of("easel", "bare");

    private ServerFigures() {}

    /** Runs all measurements, about two minutes. */
    public static void main(String[] arguments) throws Exception {
        measureStarts();
        Running easel = Running.start(SERVERS.get(0));
        Running bare = Running.start(SERVERS.get(1));
        try {
            for (Work work : Work.values()) {
                measure(work, easel, bare);
            }
        } finally {
            easel.process.destroy();
            bare.process.destroy();
        }
    }

    private static void measureStarts() throws Exception {
        List<List<Double>> millis = List.of(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < STARTS; i++) {
            for (int server = 0; server < SERVERS.size(); server++) {
                long begin = System.nanoTime();
                Running running = Running.start(SERVERS.get(server));
                call(running.port, Work.ECHO, 1, 1);
                millis.get(server).add((System.nanoTime() - begin) / 1e6);
                running.process.destroy();
                running.process.waitFor();
            }
        }
        print("start to first response, ms", millis.get(0), millis.get(1));
    }

    private static void measure(Work work, Running easel, Running bare) throws Exception {
        List<Double> easels = new ArrayList<>();
        List<Double> bares = new ArrayList<>();
        for (int block = 0; block < BLOCKS + 2; block++) {
            double first = rate(easel.port, work);
            double second = rate(bare.port, work);
            if (block >= 2) { // the first two warm both up
                easels.add(first);
                bares.add(second);
            }
        }
        print(work.name().toLowerCase(Locale.ROOT) + ", requests per second", easels, bares);
    }

    private static double rate(int port, Work work) throws Exception {
        long begin = System.nanoTime();
        call(port, work, work.connections, work.requestsInABlock);
        return work.requestsInABlock / ((System.nanoTime() - begin) / 1e9);
    }

    private static void print(String what, List<Double> easel, List<Double> bare) {
        System.out.printf(
                Locale.ROOT,
                "%s: Easel %.0f, bare %.0f, ratio %.2f%n",
                what,
                median(easel),
                median(bare),
                median(easel) / median(bare));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static void call(int port, Work work, int connections, int requests) throws Exception {
        byte[] request = work.request();
        ExecutorService callers = Executors.newFixedThreadPool(connections);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int share = requests / connections + (i < requests % connections ? 1 : 0);
                all.add(callers.submit(() -> {
                    send(port, request, share);
                    return null;
                }));
            }
            for (Future<?> caller : all) {
                caller.get();
            }
        } finally {
            callers.shutdown();
        }
    }

    private static void send(int port, byte[] request, int count) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            byte[] into = new byte[1 << 16];
            for (int i = 0; i < count; i++) {
                socket.getOutputStream().write(request);
                receive(in, into);
            }
        }
    }

    private static void receive(InputStream in, byte[] into) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException(status);
        }
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        line.substring("content-length:".length()).strip());
            }
        }
        for (int left = length; left > 0; ) {
            int count = in.read(into, 0, Math.min(left, into.length));
            if (count < 0) {
                throw new IOException("The server closed the connection " + left + " bytes before the end.");
            }
            left -= count;
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("The server closed the connection.");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    /** A server in a process. */
    private record Running(Process process, int port) {
        private static Running start(String server) throws IOException {
            Process process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-Xmx512m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            BenchServer.class.getName(),
                            server)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader out = process.inputReader(StandardCharsets.US_ASCII);
            return new Running(process, Integer.parseInt(out.readLine()));
        }
    }
}
