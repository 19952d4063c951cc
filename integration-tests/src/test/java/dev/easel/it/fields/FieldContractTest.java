package dev.easel.it.fields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.chat.ChatConfig;
import dev.easel.adapters.chat.ChatOptions;
import dev.easel.adapters.openai.OpenAi;
import dev.easel.adapters.openai.settings.OpenAiOptions;
import dev.easel.adapters.visionstudio.VisionStudioConfig;
import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.ProviderOptions;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.WireOptions;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import dev.easel.offline.OfflineProvider;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every field of every request reaches the wire, is delivered on this machine, is told in the notes, or is rejected:
 * with every provider, a changed field changes something that can be seen.
 */
class FieldContractTest {
    private static final String IMAGE =
            Base64.getEncoder().encodeToString(FieldVariation.response().bytes());
    private static final ApiKey KEY = ApiKey.of("k");
    private static final HttpKit KIT = ApacheHttp.open();

    /** The outcomes that many fields are compared with. */
    private static final Map<List<Object>, Outcome> BASES = new ConcurrentHashMap<>();

    static final List<ImageRequest> REQUESTS = List.of(
            GenerateRequest.builder("a meadow of flowers").size(192, 144).build(),
            EditRequest.of(TestImages.photo(FieldVariation.WIDTH, FieldVariation.HEIGHT), "a red door"),
            InpaintRequest.builder(
                            TestImages.photo(FieldVariation.WIDTH, FieldVariation.HEIGHT),
                            FieldVariation.region(FieldVariation.WIDTH),
                            "a red door")
                    .build(),
            ExpandRequest.of(
                    TestImages.photo(FieldVariation.WIDTH, FieldVariation.HEIGHT),
                    Border.fraction(0.25),
                    "a red door"));

    /** Providers whose inpainting differs from the others' by more than the numbers in a table. */
    private static final Set<String> INPAINTING = Set.of("openai", "offline");

    /** More of them, for runs that may take longer. */
    private static final Set<String> ALSO_INPAINTING = Set.of("visionstudio", "4all");

    /** Fields that cannot show with a provider, each with its reason. */
    private static final Map<String, String> WITHOUT_EFFECT = Map.ofEntries(
            Map.entry("offline generate output.resizeMode", "it paints exactly the size, so nothing is resized"),
            Map.entry("offline generate output.gravity", "it paints exactly the size, so nothing is resized"),
            Map.entry("offline generate output.matte", "it paints exactly the size, so nothing is padded"),
            Map.entry("offline edit output.resizeMode", "it makes exactly the size, so nothing is resized"),
            Map.entry("offline edit output.gravity", "it makes exactly the size, so nothing is resized"),
            Map.entry("offline edit output.matte", "it makes exactly the size, so nothing is padded"),
            Map.entry("offline inpaint harmonize", "it changes nothing outside the mask, so there is nothing to undo"),
            Map.entry("offline edit sendAsIs", "it looks at pixels alone, and those are the same"),
            Map.entry("offline inpaint asReturned", "it changes nothing outside the mask, so both are the same"),
            Map.entry("offline expand harmonize", "it changes nothing outside the mask, so there is nothing to undo"),
            Map.entry("offline expand prefill", "it is sent as the canvas, and painted over"));

    /** One provider and the response its server gives to everything. */
    private record Style(String name, ScriptedResponse response, Optional<? extends ProviderOptions> options) {
        private static Style openAi(String name) {
            return new Style(
                    name,
                    ScriptedResponse.json("{\"data\":[{\"b64_json\":\"" + IMAGE + "\"}]}"),
                    Optional.of(OpenAiOptions.none().user("u")));
        }

        private static Style chat(String name) {
            return new Style(
                    name,
                    ScriptedResponse.json("{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":"
                            + "\"![](data:image/png;base64," + IMAGE + ")\"},\"finish_reason\":\"stop\"}]}"),
                    Optional.of(ChatOptions.builder().field("temperature", 0.5).build()));
        }

        private ImageProvider provider(FaultServer server, HttpKit kit) {
            String base = server.uri("/v1").toString();
            return switch (name) {
                case "openai" -> OpenAi.openAi(KEY).base(base).provider(kit);
                case "openai in json" ->
                    OpenAi.openAi(KEY).jsonEdits().base(base).provider(kit);
                case "modelverse" -> OpenAi.modelVerse(KEY).base(base).provider(kit);
                case "visionstudio" -> VisionStudioConfig.of(base, KEY).provider(kit);
                case "4all" -> ChatConfig.fourAll(base, KEY).provider(kit);
                case "acedata" -> ChatConfig.aceData(base, KEY).provider(kit);
                case "offline" -> OfflineProvider.create();
                default -> throw new IllegalArgumentException(name);
            };
        }
    }

    private static Stream<Style> styles() {
        return Stream.of(
                Style.openAi("openai"),
                Style.openAi("openai in json"),
                Style.openAi("modelverse"),
                new Style(
                        "visionstudio",
                        ScriptedResponse.json("{\"success\":true,\"data\":{\"images\":[{\"url\":"
                                + "\"data:image/png;base64," + IMAGE + "\"}]}}"),
                        Optional.empty()),
                Style.chat("4all"),
                Style.chat("acedata"),
                new Style("offline", ScriptedResponse.status(500), Optional.empty()));
    }

    @AfterAll
    static void close() {
        KIT.close();
    }

    @TestFactory
    Stream<DynamicTest> showsWhatBecomesOfEveryField() {
        return styles().flatMap(style -> REQUESTS.stream()
                .filter(request -> isHeldTo(style, request))
                .flatMap(request -> FieldVariation.of(request, style.options()).stream()
                        .map(field -> DynamicTest.dynamicTest(
                                name(style, request, field), () -> check(style, request, field)))));
    }

    @Tag("slow")
    @TestFactory
    Stream<DynamicTest> showsWhatBecomesOfEveryFieldOfMoreInpainting() {
        return styles().filter(style -> ALSO_INPAINTING.contains(style.name()))
                .flatMap(style -> REQUESTS.stream()
                        .filter(request -> !isHeldTo(style, request))
                        .flatMap(request -> FieldVariation.of(request, style.options()).stream()
                                .map(field -> DynamicTest.dynamicTest(
                                        name(style, request, field), () -> check(style, request, field)))));
    }

    /**
     * Expanding is inpainting for a dialect, and both are slow for sizes of 1024 pixels; two styles differ from another in
     * one verb only.
     */
    private static boolean isHeldTo(Style style, ImageRequest request) {
        return switch (style.name()) {
            case "openai in json" -> request instanceof EditRequest;
            case "acedata" -> request instanceof GenerateRequest;
            default ->
                request instanceof GenerateRequest
                        || request instanceof EditRequest
                        || INPAINTING.contains(style.name());
        };
    }

    private static String name(Style style, ImageRequest request, FieldVariation field) {
        return style.name() + " " + request.verb().word() + " " + field.field();
    }

    private static void check(Style style, ImageRequest request, FieldVariation field) {
        try (FaultServer server = FaultServer.answering(style.response());
                Easel easel = EaselBuilder.create()
                        .provider(style.provider(server, KIT))
                        .build()) {
            ImageRequest.Builder<?> builder = request.toBuilder();
            field.before().accept(builder);
            ImageRequest base = builder.build();
            Outcome before = BASES.computeIfAbsent(
                    List.of(style.name(), base), key -> Outcome.of(easel, base, server.received()));
            field.change().accept(builder);
            Outcome after = Outcome.of(easel, builder.build(), server.received());
            String name = name(style, request, field);
            if (WITHOUT_EFFECT.containsKey(name)) {
                assertThat(after).as("%s has an effect by now", name).isEqualTo(before);
            } else {
                assertThat(after)
                        .as("%s changes nothing: not on the wire, not in the image, no note, no rejection", name)
                        .isNotEqualTo(before);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> sendsFieldsAndHeadersThatOnlyTheUserKnows() {
        WireOptions options =
                WireOptions.none().field("mood_of_the_day", "calm").header("X-Mood", "calm");
        return styles().filter(style -> !style.name().equals("offline"))
                .flatMap(style -> REQUESTS.stream()
                        .filter(request -> isHeldTo(style, request) || ALSO_INPAINTING.contains(style.name()))
                        .map(request -> DynamicTest.dynamicTest(
                                style.name() + " " + request.verb().word(), () -> checkSent(style, request, options))));
    }

    private static void checkSent(Style style, ImageRequest request, WireOptions options) {
        try (FaultServer server = FaultServer.answering(style.response());
                Easel easel = EaselBuilder.create()
                        .provider(style.provider(server, KIT))
                        .build()) {
            easel.call(request.toBuilder().options(options).build()).execute();
            assertThat(server.only().text()).contains("mood_of_the_day").contains("calm");
            assertThat(server.only().header("X-Mood")).contains("calm");
        }
    }

    @TestFactory
    Stream<DynamicTest> givesTheSameOutcomeForTheSameRequest() {
        return styles().map(style -> DynamicTest.dynamicTest(style.name(), () -> {
            try (FaultServer server = FaultServer.answering(style.response());
                    Easel easel = EaselBuilder.create()
                            .provider(style.provider(server, KIT))
                            .build()) {
                ImageRequest edit = REQUESTS.get(1);
                assertThat(Outcome.of(easel, edit, server.received()))
                        .isEqualTo(Outcome.of(easel, edit, server.received()));
            }
        }));
    }

    @Test
    void namesEveryFieldOfEveryRequest() {
        for (ImageRequest request : REQUESTS) {
            Set<String> named = FieldVariation.of(request, Optional.of(OpenAiOptions.none())).stream()
                    .map(FieldVariation::field)
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> declared = Stream.of(
                            fields(ImageRequest.class, ""),
                            fields(request.getClass(), ""),
                            fields(Output.class, "output."))
                    .flatMap(names -> names)
                    .filter(name -> !name.equals("output"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(named)
                    .as("fields of %s", request.getClass().getSimpleName())
                    .isEqualTo(declared);
        }
    }

    private static Stream<String> fields(Class<?> type, String prefix) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                .map(Field::getName)
                .map(name -> prefix + name);
    }
}
