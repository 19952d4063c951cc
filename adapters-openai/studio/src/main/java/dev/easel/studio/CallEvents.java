package dev.easel.studio;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.port.out.ImageProcessor.Comparison;
import dev.easel.server.route.EventEncoder;
import dev.easel.server.route.EventSink;
import dev.easel.server.route.FileStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Writes the events of a call for the page: images by their address relative to the page, never within an event. */
final class CallEvents implements EventEncoder {
    /** How long the page hears nothing at most. */
    static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private final StudioCall call;
    private final FileStore files;
    private final Comparisons comparisons;
    private long begunAt = System.nanoTime();

    CallEvents(StudioCall call, FileStore files, Comparisons comparisons) {
        this.call = call;
        this.files = files;
        this.comparisons = comparisons;
    }

    @Override
    public Optional<Duration> heartbeat() {
        return Optional.of(HEARTBEAT);
    }

    @Override
    public boolean decodesResult() {
        return call.before().isPresent();
    }

    @Override
    public void begun(EventSink sink) throws IOException {
        begunAt = System.nanoTime();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("provider", call.provider().name());
        members.put("model", call.model());
        members.put("verb", call.request().verb().word());
        sink.event("accepted", members);
    }

    @Override
    public void waiting(Duration elapsed, EventSink sink) throws IOException {
        sink.event("waiting", Map.of("seconds", elapsed.toSeconds()));
    }

    @Override
    public void progress(ProgressEvent event, EventSink sink) throws IOException {
        if (event instanceof ProgressEvent.PartialImage partial) {
            Map<String, Object> members = file(partial.index(), partial.image());
            members.put("of", call.request().partialImages());
            sink.event("partial", members);
            return;
        }
        Optional<ProgressMembers> told = ProgressMembers.of(event);
        if (told.isPresent()) {
            sink.event(told.get().name(), told.get().members());
        }
    }

    @Override
    public void result(ImageResult result, EventSink sink) throws IOException {
        int index = 0;
        for (GeneratedImage image : result.images()) {
            Map<String, Object> members = file(index++, image.data());
            members.put("format", image.format().word());
            members.put("bytes", image.data().length());
            members.put("revisedPrompt", image.revisedPrompt());
            sink.event("image", members);
        }
        List<Map<String, Object>> images = new ArrayList<>();
        for (GeneratedImage image : result.images()) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("drift", number(image.drift()));
            members.put("remainingDrift", number(image.remainingDrift()));
            Optional<Comparison> comparison = comparisons.of(
                    call, image.data(), () -> waiting(Duration.ofNanos(System.nanoTime() - begunAt), sink));
            if (comparison.isPresent()) {
                members.put("changed", comparison.get().changed());
                members.put("changedOutside", call.outside(comparison.get()));
                members.put("map", address(comparison.get().map()));
            }
            images.add(members);
        }
        sink.event("done", ResultMembers.of(result, call, images));
    }

    private static Optional<Double> number(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private Map<String, Object> file(int index, ImageData image) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("index", index);
        members.put("file", address(image));
        members.put("width", image.size().width());
        members.put("height", image.size().height());
        return members;
    }

    /** The page may lie below a path of a proxy, which only the browser knows. */
    private String address(ImageData image) throws IOException {
        String path = files.publish(image).getPath();
        return path.substring(path.lastIndexOf("/files/") + 1);
    }

    @Override
    public void failure(Map<String, ?> members, EventSink sink) throws IOException {
        sink.event("failed", members);
    }
}
