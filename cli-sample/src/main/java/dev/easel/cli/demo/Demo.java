package dev.easel.cli.demo;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.Registration;
import dev.easel.imaging.masks.Masks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs all four verbs on one image and records each result with its inputs. */
public final class Demo {
    private static final Size PAINTED = new Size(960, 640);
    private static final Size MAX_SIZE = new Size(1200, 1200);
    private static final long SEED = 12;
    private static final String SCENE = "a lighthouse above a rocky coast at golden sunset";
    private static final String OTHER_SCENE = "snowy mountains under a full moon";

    private final Easel easel;
    private final ImageProcessor processor;
    private final CallContext context;
    private final DemoFiles files;
    private final Consumer<Exhibit> onExhibit;
    private final List<Exhibit> exhibits = new ArrayList<>();

    /** A demo that writes its files and reports each exhibit when it is finished. */
    public Demo(
            Easel easel, ImageProcessor processor, CallContext context, DemoFiles files, Consumer<Exhibit> onExhibit) {
        this.easel = easel;
        this.processor = processor;
        this.context = context;
        this.files = files;
        this.onExhibit = onExhibit;
    }

    /** Creates all images and the page, from the caller's image or from one that is generated first. */
    public List<Exhibit> run(Optional<ImageData> own) {
        DemoPage page = new DemoPage(processor, context);
        files.writePage(page.of("This demo is not finished: it is still running, or it was interrupted.", List.of()));
        ImageData scene = own.map(this::fit).orElseGet(this::generate);
        Panel before = panel("before", "00-before", scene);
        edit(before);
        combine(before);
        removeObject(before, own.isPresent() ? "remove it" : "remove the lighthouse");
        addObject(before);
        expand(before);
        generateTransparent();
        String introduction =
                "Four verbs on this machine, without a key: " + (own.isPresent() ? "your image" : "a generated image")
                        + " is edited, inpainted and expanded. The offline provider only computes pixels: it is for trying out and"
                        + " testing, not a model. The same commands work with any other provider.";
        files.writePage(page.of(introduction, exhibits));
        return List.copyOf(exhibits);
    }

    private ImageData fit(ImageData image) {
        boolean fits = image.size().width() <= MAX_SIZE.width() && image.size().height() <= MAX_SIZE.height();
        return processor.convert(
                image,
                new Delivery(
                        fits ? ImageSize.auto() : new ImageSize.Exact(MAX_SIZE),
                        Output.png().resizeMode(ResizeMode.CONTAIN)),
                context);
    }

    private ImageData generate() {
        ImageResult result = call(GenerateRequest.builder(SCENE)
                .size(new ImageSize.Exact(PAINTED))
                .output(Output.png())
                .seed(SEED)
                .build());
        ImageData painted = result.first().data();
        show(
                "generate",
                "An image from a prompt: “" + SCENE + "”",
                "easel generate \"" + SCENE + "\" --size " + PAINTED + " --seed " + SEED + " -o scene.png",
                result.elapsed(),
                List.of(),
                panel("generated", "01-generate", painted));
        return painted;
    }

    private void edit(Panel before) {
        List<Panel> panels = new ArrayList<>(List.of(before));
        Duration elapsed = Duration.ZERO;
        for (String prompt : List.of("warm sunset", "foggy", "night", "vivid", "watercolor", "sketch")) {
            ImageResult result = call(EditRequest.builder(before.image(), prompt)
                    .output(Output.png())
                    .build());
            elapsed = elapsed.plus(result.elapsed());
            panels.add(panel(
                    prompt,
                    "02-edit-" + prompt.replace(' ', '-'),
                    result.first().data()));
        }
        show(
                "edit",
                "The same image edited with one prompt at a time",
                "easel edit before.png -p \"night\" -o night.png",
                elapsed,
                List.of(),
                panels.toArray(Panel[]::new));
    }

    private void combine(Panel before) {
        ImageData other = call(GenerateRequest.builder(OTHER_SCENE)
                        .size(new ImageSize.Exact(PAINTED))
                        .output(Output.png())
                        .seed(0)
                        .build())
                .first()
                .data();
        String prompt = "put both together";
        ImageResult result = call(EditRequest.builder(List.of(before.image(), other), prompt)
                .output(Output.png())
                .build());
        show(
                "edit",
                "Two images combined",
                "easel edit before.png other.png -p \"" + prompt + "\" -o together.png",
                result.elapsed(),
                List.of(),
                before,
                panel("another", "03-compose-other", other),
                panel("together", "03-compose-together", result.first().data()));
    }

    private void removeObject(Panel before, String prompt) {
        Size size = before.image().size();
        Mask mask = Masks.over(before.image())
                .rectangle(
                        size.width() * 69 / 100,
                        size.height() * 8 / 100,
                        size.width() * 12 / 100,
                        size.height() * 84 / 100)
                .feather(4)
                .build();
        inpaint(
                before,
                mask,
                prompt,
                "Object removed: the masked region is filled from its surroundings; all other pixels are unchanged",
                "04-inpaint",
                "--rect 69%,8%,12%,84% --feather 4");
    }

    private void addObject(Panel before) {
        Size size = before.image().size();
        Mask mask = Masks.over(before.image())
                .ellipse(size.width() * 3 / 10, size.height() * 3 / 5, size.width() / 5, size.height() * 7 / 20)
                .feather(4)
                .build();
        inpaint(
                before,
                mask,
                "a white sailing boat",
                "Object added: the prompt is painted inside the masked region and nowhere else",
                "05-inpaint-boat",
                "--ellipse 30%,60%,20%,35% --feather 4");
    }

    private void inpaint(Panel before, Mask mask, String prompt, String title, String name, String options) {
        ImageData drawn = (ImageData) mask.image();
        ImageResult result = call(InpaintRequest.builder(before.image(), mask, prompt)
                .output(Output.png())
                .build());
        ImageData after = result.first().data();
        show(
                "inpaint",
                title,
                "easel inpaint before.png -p \"" + prompt + "\" " + options + " -o after.png",
                result.elapsed(),
                facts(result, PixelComparison.outside(before.image(), drawn, after)),
                before,
                panel("mask: white is repainted", name + "-mask", drawn),
                panel("after", name + "-after", after));
    }

    private void expand(Panel before) {
        expand(before, Border.fraction(0.2), Prefill.MIRROR, "06-expand", "--border 0.2");
        expand(
                before,
                Border.toRatio(16, 9),
                Prefill.CONTENT_AWARE,
                "07-expand-wide",
                "--to 16:9 --prefill content-aware");
    }

    private void expand(Panel before, Border border, Prefill prefill, String name, String option) {
        String prompt = "the scene continues";
        Border.Sides sides = border.around(before.image().size());
        ImageResult result = call(ExpandRequest.builder(before.image(), border, prompt)
                .prefill(prefill)
                .output(Output.png())
                .build());
        ImageData after = result.first().data();
        Mask mask = Masks.over(after.size()).border(sides).build();
        show(
                "expand",
                "New area around the image (" + option + "); the original pixels are unchanged",
                "easel expand before.png -p \"" + prompt + "\" " + option + " -o wider.png",
                result.elapsed(),
                facts(result, PixelComparison.within(before.image(), after, sides.left(), sides.top())),
                before,
                panel("mask: white is the new area", name + "-mask", (ImageData) mask.image()),
                panel("after", name + "-after", after));
    }

    private void generateTransparent() {
        String prompt = "a red sailing boat";
        ImageResult result = call(GenerateRequest.builder(prompt)
                .aspectRatio(1, 1)
                .background(Background.TRANSPARENT)
                .output(Output.png())
                .seed(0)
                .build());
        show(
                "generate",
                "A subject on a transparent background: “" + prompt + "”",
                "easel generate \"" + prompt + "\" --aspect 1:1 --background transparent --seed 0 -o boat.png",
                result.elapsed(),
                List.of(),
                panel("transparent background", "08-transparent", result.first().data()));
    }

    private static List<String> facts(ImageResult result, PixelComparison comparison) {
        List<String> facts = new ArrayList<>();
        facts.add(comparison.summary());
        result.drift()
                .ifPresent(drift -> facts.add(
                        String.format(Locale.ROOT, "the provider's drift outside the mask: %.2f %%", 100 * drift)));
        return facts;
    }

    private ImageResult call(ImageRequest request) {
        ImageCall call = easel.call(request);
        try (Registration cancelling = context.onCancel(call::cancel)) {
            return call.execute();
        }
    }

    private Panel panel(String caption, String name, ImageData image) {
        return new Panel(caption, image.writeTo(files.image(name)), image);
    }

    private void show(
            String verb, String title, String command, Duration elapsed, List<String> facts, Panel... panels) {
        Exhibit exhibit = new Exhibit(verb, title, command, List.of(panels), elapsed, facts);
        exhibits.add(exhibit);
        onExhibit.accept(exhibit);
    }
}
