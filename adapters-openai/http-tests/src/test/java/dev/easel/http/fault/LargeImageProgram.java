package dev.easel.http.fault;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.BiFunction;

/**
 * Edits an image from a file twice, with results that are larger than the heap: one is saved to a folder while it arrives,
 * the other written from where the call stored it; for a separate JVM.
 */
public final class LargeImageProgram {
    /** The number of bytes of the returned image. */
    public static final int SIZE = 64 << 20;

    private static final int PIECE = 3 << 14;

    private LargeImageProgram() {}

    /**
     * Runs to the end and prints the numbers of bytes of the returned images in a line.
     *
     * @param input the number of bytes of the image that is sent
     * @param provider creates the provider at a base URL
     */
    public static void run(Path folder, long input, BiFunction<String, HttpKit, ImageProvider> provider)
            throws IOException {
        Path sent = folder.resolve("input.png");
        byte[] head = TestImages.photo(16, 16).bytes();
        Files.write(sent, head);
        try (RandomAccessFile file = new RandomAccessFile(sent.toFile(), "rw")) {
            file.setLength(input);
        }
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HttpKit kit = ApacheHttp.open()) {
            Thread server = new Thread(
                    () -> {
                        respond(listener, head);
                        respond(listener, head);
                    },
                    "server");
            server.setDaemon(true);
            server.start();
            String base = "http://127.0.0.1:" + listener.getLocalPort() + "/v1";
            try (Easel easel = EaselBuilder.create()
                            .provider(provider.apply(base, kit))
                            .build();
                    ImageResult saved = easel.edit(EditRequest.of(ImageSource.of(sent), "larger"))
                            .saveTo(folder.resolve("out"))
                            .execute();
                    ImageResult stored = easel.edit(EditRequest.of(ImageSource.of(sent), "larger"))
                            .execute()) {
                stored.first().writeTo(folder.resolve("out").resolve("stored.png"));
                System.out.println(saved.first().data().length() + " "
                        + stored.first().data().length());
            }
        }
    }

    /** Returns the output of a program in a JVM with 32 MB of heap, given the folder as its argument. */
    public static String inSmallHeap(Class<?> program, Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("tmp")),
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output + (process.waitFor() == 0 ? "" : "exit code " + process.exitValue());
    }

    /** Reads a request without storing it, and responds with the base64 of an image that is never in memory. */
    private static void respond(ServerSocket listener, byte[] head) {
        try (Socket socket = listener.accept();
                OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16)) {
            readRequest(socket.getInputStream());
            byte[] piece = new byte[PIECE];
            System.arraycopy(head, 0, piece, 0, head.length);
            out.write(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"data\":[{\"b64_json\":\""
                            .getBytes(StandardCharsets.US_ASCII));
            for (int left = SIZE; left > 0; left -= PIECE) {
                out.write(Base64.getEncoder().encode(left >= PIECE ? piece : Arrays.copyOf(piece, left)));
                Arrays.fill(piece, (byte) 0);
            }
            out.write("\"}]}".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            e.printStackTrace();
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        String marker = "Content-Length: ";
        int at = head.indexOf(marker) + marker.length();
        in.skipNBytes(Long.parseLong(head.substring(at, head.indexOf("\r\n", at))));
    }
}
