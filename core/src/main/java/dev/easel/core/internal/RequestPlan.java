package dev.easel.core.internal;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.internal.money.PlannedCost;
import dev.easel.core.port.in.Estimate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A request compared once with what a provider can do: what the provider is sent, what is left to convert here, and what
 * the caller should know. What cannot be done is rejected before anything is sent.
 */
final class RequestPlan {
    private static final int WARN_DAYS = 60;

    private final ImageRequest request;
    private final Capabilities can;
    private final List<Note> notes = new ArrayList<>();
    private final List<Integer> batches;
    private final ImageSize sentSize;
    private final Quality sentQuality;
    private final Background sentBackground;
    private final Output sentOutput;
    private int maxCalls;

    private RequestPlan(ImageRequest request, Capabilities can, Instant now) {
        this.request = request;
        this.can = can;
        this.maxCalls = request.maxCalls();
        this.batches = batches();
        this.sentSize = can.sizes().nearest(request.size());
        this.sentQuality = quality();
        this.sentBackground = background();
        this.sentOutput = output();
        noteUnsupported();
        can.emulation().ifPresent(how -> notes.add(Note.emulated(how)));
        can.endOfLife().ifPresent(day -> warnOfEndOfLife(day, LocalDate.ofInstant(now, ZoneOffset.UTC)));
    }

    /** Plans a request; throws an {@link UnsupportedRequestException} naming what is allowed if it is not possible. */
    static RequestPlan of(ImageRequest request, Capabilities can, Instant now) {
        return new RequestPlan(request, can, now);
    }

    ImageRequest request() {
        return request;
    }

    Capabilities capabilities() {
        return can;
    }

    List<Note> notes() {
        return notes;
    }

    /** Adds what the caller should know about what is sent. */
    void note(Note note) {
        notes.add(note);
    }

    /** Returns how many images each paid call requests. */
    List<Integer> batchSizes() {
        return batches;
    }

    /** Returns how many images each further paid call requests, for so many images with at most so many calls. */
    List<Integer> batchSizes(int images, int calls) {
        List<Integer> sizes = new ArrayList<>();
        for (int left = images; left > 0 && sizes.size() < calls; left -= can.maxCount()) {
            sizes.add(Math.min(left, can.maxCount()));
        }
        return List.copyOf(sizes);
    }

    /** Returns how many paid calls are allowed for what is planned. */
    int maxCalls() {
        return maxCalls;
    }

    /** Leaves one paid call for each part of an image: together they use what the request allows. */
    void oneCallPerPart() {
        maxCalls = 1;
    }

    /** Returns what every image must be converted to on this machine. */
    Delivery delivery() {
        return new Delivery(request.size(), request.output());
    }

    /** Returns the output to request from the provider. */
    Output sentOutput() {
        return sentOutput;
    }

    /** Returns whether a compression was requested that the provider does not support. */
    boolean compressesHere() {
        return request.output().quality().isPresent() && sentOutput.quality().isEmpty();
    }

    /** Returns whether a processor is certainly needed to deliver what was requested. */
    boolean needsProcessor() {
        boolean otherSize = request.size() instanceof ImageSize.Exact exact
                && can.sizes()
                        .expected(sentSize)
                        .filter(s -> !s.equals(exact.size()))
                        .isPresent();
        boolean otherFormat = request.output().format().isPresent()
                && sentOutput.format().isPresent()
                && !sentOutput.format().equals(request.output().format());
        return otherSize || otherFormat || request.output().maxBytes().isPresent();
    }

    /** Returns whether a processor may be needed: the provider is not known to send exactly what was requested. */
    boolean mayNeedProcessor() {
        boolean format =
                request.output().format().isEmpty() || request.output().format().equals(sentOutput.format());
        boolean size =
                request.size() instanceof ImageSize.Auto || expectedSize().isPresent() && !needsReshaping();
        return !format
                || !size
                || compressesHere()
                || request.output().maxBytes().isPresent();
    }

    /** Returns the size of the image that the provider is going to send, where it is known. */
    Optional<Size> expectedSize() {
        return can.sizes().expected(sentSize);
    }

    /** Applies what the provider is sent for one batch to a builder of the request. */
    <B extends ImageRequest.Builder<B>> B apply(B builder, int from, int count) {
        if (request.seed().isPresent()) {
            builder.seed(request.seed().getAsLong() + from);
        }
        return builder.count(count)
                .size(sentSize)
                .quality(sentQuality)
                .background(sentBackground)
                .output(sentOutput)
                .partialImages(can.partialImages() ? request.partialImages() : 0);
    }

    /**
     * Returns what this would send and cost.
     *
     * @param framed whether the provider is sent a frame of the image, whose size is known once the image is read
     */
    Estimate estimate(String provider, boolean framed) {
        ImageSize size = framed ? ImageSize.auto() : sentSize;
        Output output = framed && can.formats().contains(ImageFormat.PNG) ? Output.png() : sentOutput;
        return new Estimate(
                provider,
                request.model().or(can::model),
                batches.size(),
                request.maxCalls(),
                size,
                sentQuality,
                sentBackground,
                output.format(),
                PlannedCost.of(
                        can.prices(), batches, request.maxCalls(), count -> sent(request.toBuilder(), count, size)),
                notes);
    }

    private <B extends ImageRequest.Builder<B>> ImageRequest sent(
            ImageRequest.Builder<B> builder, int count, ImageSize size) {
        return apply(builder.count(count), 0, count).size(size).build();
    }

    private List<Integer> batches() {
        int most = can.maxCount();
        int calls = (request.count() + most - 1) / most;
        if (calls > request.maxCalls()) {
            throw new UnsupportedRequestException(
                    request.count() + " images are too many for one call: 1 to " + most + " are allowed. Allow " + calls
                            + " paid calls (maxCalls; --max-calls on the command line) or request fewer.");
        }
        return batchSizes(request.count(), calls);
    }

    private Quality quality() {
        Quality nearest = request.quality().nearest(can.qualities());
        if (nearest != request.quality()) {
            notes.add(
                    nearest == Quality.AUTO
                            ? Note.dropped(
                                    "quality " + request.quality().word() + ": the provider does not support a quality")
                            : Note.adapted("quality " + request.quality().word() + " is sent as " + nearest.word()
                                    + ", the nearest of " + names(can.qualities())));
        }
        return nearest;
    }

    private static List<String> names(Set<Quality> qualities) {
        return qualities.stream().sorted().map(Quality::word).toList();
    }

    private Background background() {
        Background wanted = request.background();
        Optional<ImageFormat> format = request.output().format();
        if (wanted == Background.TRANSPARENT
                && format.filter(f -> !f.holdsAlpha()).isPresent()) {
            throw new UnsupportedRequestException(
                    format.get().word() + " cannot hold a transparent background: request png or webp.");
        }
        if (wanted == Background.AUTO || can.backgrounds().contains(wanted)) {
            return wanted;
        }
        if (wanted == Background.TRANSPARENT) {
            throw new UnsupportedRequestException("This provider does not support a transparent background; allowed: "
                    + (can.backgrounds().isEmpty()
                            ? "no choice of background"
                            : can.backgrounds().stream()
                                    .sorted()
                                    .map(Background::word)
                                    .toList())
                    + ". Use another provider or model.");
        }
        notes.add(Note.dropped("background " + wanted.word() + ": the provider does not support it"));
        return Background.AUTO;
    }

    /** Returns the requested output where the provider can send it; else one from which it can be made without loss. */
    private Output output() {
        Output wanted = request.output();
        if (can.formats().isEmpty()) {
            return Output.asReceived();
        }
        boolean quality = wanted.quality().isPresent()
                && wanted.format().filter(f -> f != ImageFormat.PNG).isPresent();
        boolean sendable = wanted.format().filter(can.formats()::contains).isPresent()
                && (!quality || can.compression())
                && !needsReshaping();
        if (sendable) {
            Output sent = Output.of(wanted.format().orElseThrow());
            return quality ? sent.quality(wanted.quality().getAsInt()) : sent;
        }
        boolean png = can.formats().contains(ImageFormat.PNG);
        boolean lossless = wanted.format().isPresent() || request.background() == Background.TRANSPARENT;
        return lossless && png ? Output.png() : Output.asReceived();
    }

    private boolean needsReshaping() {
        Optional<Size> expected = can.sizes().expected(sentSize);
        return request.size() instanceof ImageSize.Exact exact
                        && expected.filter(s -> !s.equals(exact.size())).isPresent()
                || request.size() instanceof ImageSize.Ratio ratio
                        && expected.filter(s -> !ratio.ratio().fits(s)).isPresent();
    }

    private void noteUnsupported() {
        if (request.seed().isPresent() && !can.seed()) {
            notes.add(Note.dropped("seed " + request.seed().getAsLong() + ": the provider does not support seeds"));
        }
        if (request.partialImages() > 0 && !can.partialImages()) {
            notes.add(Note.dropped("partial images: the provider does not send them"));
        }
    }

    private void warnOfEndOfLife(LocalDate day, LocalDate today) {
        boolean ended = !today.isBefore(day);
        if (ended || today.plusDays(WARN_DAYS).isAfter(day)) {
            String model = request.model()
                    .or(can::model)
                    .map(id -> "model " + id.name())
                    .orElse("the default model");
            String advice = can.successor().map(id -> "; use " + id.name()).orElse("");
            notes.add(Note.warning(
                    model + (ended ? " ended on " : " ends on ") + day + " (" + can.source() + ")" + advice));
        }
    }
}
