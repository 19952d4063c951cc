package dev.easel.it.described;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.easel.adapters.described.Described;
import dev.easel.adapters.described.ProviderDescription;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.fault.Received;
import dev.easel.http.json.Json;
import dev.easel.http.retry.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A server on 127.0.0.1 that plays the documents of one described provider: each paid call gets the documented response
 * with real images, as many and as large as requested, and a job goes through the documented polls.
 */
final class PlayedProvider implements AutoCloseable {
    /** What a poll gets instead of its documented response. */
    enum PollFault {
        /** The connection is closed without a response. */
        LOST,
        /** Status 500. */
        ERROR,
        /** Status 200, and no JSON. */
        GARBAGE,
        /** Status 404. */
        NOT_FOUND
    }

    private static final String SECRET = "sk-played";
    private static final String IMAGES = "/played/";
    private static final int FIRST_JOB = 900_000;
    private static final int[] COLORS = {0x3366CC, 0xCC6633, 0x33CC66};

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private record Job(PlayedResponse response, AtomicInteger next) {}

    private final ProviderDescription description;
    private final List<DocumentedCase> cases;
    private final TemplateFields fields;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(PlayedProvider::thread);
    private final Map<String, byte[]> links = new ConcurrentHashMap<>();
    private final List<Job> jobs = new CopyOnWriteArrayList<>();
    private final List<Received> paid = new CopyOnWriteArrayList<>();
    private final List<Received> polls = new CopyOnWriteArrayList<>();
    private final List<Received> cancellations = new CopyOnWriteArrayList<>();
    private volatile DocumentedCase last;
    private volatile Runnable onPoll = () -> {};
    private final AtomicInteger ids = new AtomicInteger();
    private final Queue<PollFault> faults = new ConcurrentLinkedQueue<>();

    /** Starts a server of a provided description. */
    static PlayedProvider named(String name) {
        return new PlayedProvider(ProviderDescription.named(name), Documents.of(name), DocumentedCase.of(name));
    }

    /**
     * Starts a server.
     *
     * @param documents the description as JSON, and those that it is like
     */
    PlayedProvider(ProviderDescription description, List<Json> documents, List<DocumentedCase> cases) {
        this.description = description;
        this.cases = cases;
        fields = new TemplateFields(documents);
        last = cases.get(0);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::respond);
        server.setExecutor(threads);
        server.start();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "played-provider");
        thread.setDaemon(true);
        return thread;
    }

    /** Returns the server's URL, without a path. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    ProviderDescription description() {
        return description;
    }

    List<DocumentedCase> cases() {
        return cases;
    }

    /** Returns the client that the description makes, which never retries a paid call. */
    ImageProvider provider(HttpKit kit) {
        return described().provider(kit);
    }

    /** Returns the configuration of a client of this server. */
    Described described() {
        Described described = (needsKey() ? Described.of(description, ApiKey.of(SECRET)) : Described.of(description))
                .base(url())
                .retries(RetryPolicy.never());
        for (Map.Entry<String, String> setting : settings().entrySet()) {
            described = described.setting(setting.getKey(), setting.getValue());
        }
        return described;
    }

    /** Returns the key that the server expects. */
    String key() {
        return SECRET;
    }

    boolean needsKey() {
        return cases.get(0).paid().headers().values().stream().anyMatch(value -> value.contains("KEY"));
    }

    /** Returns the settings of the documented calls. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        cases.forEach(document -> document.settings().forEach(settings::putIfAbsent));
        return settings;
    }

    /** Returns the model of the documented calls of a verb, or for inpainting of edits, or of any verb, or the default. */
    ModelId model(Verb verb) {
        Comparator<DocumentedCase> best = Comparator.comparing((DocumentedCase document) -> document.verb() != verb)
                .thenComparing(document -> verb != Verb.INPAINT || document.verb() != Verb.EDIT)
                .thenComparing(document -> !document.succeeds());
        return cases.stream()
                .sorted(best)
                .flatMap(document -> document.model().stream())
                .findFirst()
                .map(ModelId::new)
                .orElse(ModelId.DEFAULT);
    }

    /** Lets the next polls fail. */
    PlayedProvider failing(PollFault... next) {
        faults.addAll(List.of(next));
        return this;
    }

    /** Runs this before each response to a poll, from now on. */
    PlayedProvider onPoll(Runnable hook) {
        onPoll = hook;
        return this;
    }

    /** Returns the paid calls so far. */
    List<Received> paid() {
        return paid;
    }

    /** Returns the document that the last paid call was answered from. */
    DocumentedCase last() {
        return last;
    }

    /** Returns the polls of jobs so far. */
    List<Received> polls() {
        return polls;
    }

    /** Returns the calls so far that are about a job and are no polls. */
    List<Received> cancellations() {
        return cancellations;
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            Received request = received(exchange);
            byte[] linked = links.get(request.path());
            if (linked != null) {
                send(exchange, 200, "image/png", linked);
                return;
            }
            Optional<Runnable> poll = poll(exchange, request);
            if (poll.isPresent()) {
                poll.get().run();
            } else if (jobs.stream()
                    .anyMatch(job -> request.path().contains(job.response().job()))) {
                cancellations.add(request);
                send(exchange, 200, "{}".getBytes(StandardCharsets.UTF_8));
            } else {
                submit(exchange, request);
            }
        } catch (RuntimeException | AssertionError e) {
            send(exchange, 500, "text/plain", ("The test's server failed: " + e).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Received received(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                exchange.getRequestBody().readAllBytes());
    }

    private Optional<Runnable> poll(HttpExchange exchange, Received request) {
        for (Job job : jobs) {
            List<DocumentedCase.Exchange> wire = job.response().document().wire();
            int[] steps = IntStream.range(1, wire.size())
                    .filter(i -> isPoll(request, wire.get(i), job.response()))
                    .toArray();
            if (steps.length > 0) {
                return Optional.of(() -> answer(exchange, request, job, steps));
            }
        }
        return Optional.empty();
    }

    private static boolean isPoll(Received request, DocumentedCase.Exchange step, PlayedResponse job) {
        return request.method().equals(step.method())
                && request.path().equals(job.withJob(step.path()))
                && (request.body().length == 0 || request.text().contains(job.job()));
    }

    private void answer(HttpExchange exchange, Received request, Job job, int[] steps) {
        polls.add(request);
        onPoll.run();
        List<DocumentedCase.Exchange> wire = job.response().document().wire();
        int from = job.next().get();
        int step = IntStream.of(steps).filter(i -> i >= from).findFirst().orElse(steps[steps.length - 1]);
        try {
            if (isRefused(exchange, request, wire.get(step)) || isFault(exchange)) {
                return;
            }
            job.next().set(step + 1);
            send(
                    exchange,
                    wire.get(step).status(),
                    job.response().body(wire.get(step).response()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isFault(HttpExchange exchange) throws IOException {
        PollFault fault = faults.poll();
        if (fault == null) {
            return false;
        }
        switch (fault) {
            case LOST -> exchange.close();
            case ERROR -> send(exchange, 500, error("no backend"));
            case GARBAGE -> send(exchange, 200, "<html>a proxy's page".getBytes(StandardCharsets.UTF_8));
            case NOT_FOUND -> send(exchange, 404, error("no such job"));
        }
        return true;
    }

    private void submit(HttpExchange exchange, Received request) throws IOException {
        DocumentedCase document = documentOf(request);
        last = document;
        paid.add(request);
        if (isRefused(exchange, request, document.paid())) {
            return;
        }
        TemplateFields.Sent sent = fields.in(request);
        int first = sent.seed().map(String::hashCode).orElse(0);
        List<byte[]> images = IntStream.range(0, sent.count())
                .mapToObj(i -> PlayedImages.of(sent.size(), sent.format(), COLORS[i % COLORS.length] + first))
                .toList();
        PlayedResponse response = new PlayedResponse(
                document, url(), String.valueOf(FIRST_JOB + ids.incrementAndGet()), images, this::linkTo);
        if (document.wire().size() > 1) {
            jobs.add(new Job(response, new AtomicInteger(1)));
        }
        send(exchange, document.paid().status(), response.body(document.paid().response()));
    }

    /** Returns the documented call that a request is most like. */
    private DocumentedCase documentOf(Received request) {
        return cases.stream()
                .filter(DocumentedCase::succeeds)
                .max(Comparator.comparingInt(document -> likeness(document, request)))
                .orElseThrow();
    }

    private static int likeness(DocumentedCase document, Received request) {
        int likeness = document.paid().path().equals(request.path()) ? 1000 : 0;
        likeness += lastSegment(document.paid().path()).equals(lastSegment(request.path())) ? 100 : 0;
        for (String member : document.paid().request().get("body").members().keySet()) {
            likeness += request.text().contains('"' + member + '"') ? 1 : -1;
        }
        return likeness;
    }

    private static String lastSegment(String path) {
        return path.substring(path.lastIndexOf('/'));
    }

    private boolean isRefused(HttpExchange exchange, Received request, DocumentedCase.Exchange document)
            throws IOException {
        for (Map.Entry<String, String> header : document.headers().entrySet()) {
            String expected = header.getValue().replace("KEY", SECRET);
            if (!request.header(header.getKey()).filter(expected::equals).isPresent()) {
                send(exchange, 401, error("no header " + header.getKey() + " as documented"));
                return true;
            }
        }
        return false;
    }

    private static byte[] error(String message) {
        return ("{\"error\":{\"message\":\"" + message + "\"}}").getBytes(StandardCharsets.UTF_8);
    }

    private String linkTo(byte[] image) {
        String path = IMAGES + ids.incrementAndGet() + ".png";
        links.put(path, image);
        return url() + path;
    }

    private static void send(HttpExchange exchange, int status, byte[] json) throws IOException {
        send(exchange, status, "application/json", json);
    }

    private static void send(HttpExchange exchange, int status, String mediaType, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", mediaType);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
