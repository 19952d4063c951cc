package dev.easel.cli.demo;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * The demo as one self-contained HTML page: small previews are embedded, and each links to the full image
 * next to the page.
 */
final class DemoPage {
    private static final int PREVIEW = 560;

    private final ImageProcessor codec;
    private final CallContext context;

    DemoPage(ImageProcessor codec, CallContext context) {
        this.codec = codec;
        this.context = context;
    }

    /** Returns the page. */
    String of(String introduction, List<Exhibit> exhibits) {
        StringBuilder body = new StringBuilder();
        exhibits.forEach(exhibit -> section(body, exhibit));
        return resource("page.html")
                .replace("{{style}}", resource("page.css"))
                .replace("{{introduction}}", escaped(introduction))
                .replace("{{exhibits}}", body);
    }

    private void section(StringBuilder body, Exhibit exhibit) {
        body.append("<section>\n<header><span class=\"verb\">").append(escaped(exhibit.verb()));
        body.append("</span><h2>").append(escaped(exhibit.title())).append("</h2></header>\n");
        body.append("<div class=\"panels\">\n");
        exhibit.panels().forEach(panel -> figure(body, panel));
        body.append("</div>\n<ul class=\"facts\"><li>")
                .append(String.format(Locale.ROOT, "%.2f s", exhibit.elapsed().toMillis() / 1e3))
                .append("</li>");
        exhibit.facts()
                .forEach(fact -> body.append("<li>").append(escaped(fact)).append("</li>"));
        body.append("</ul>\n<pre><code>").append(escaped(exhibit.command())).append("</code></pre>\n</section>\n");
    }

    private void figure(StringBuilder body, Panel panel) {
        String name = escaped(panel.file().getFileName().toString());
        String caption = escaped(panel.caption());
        body.append("<figure><a href=\"").append(name).append("\"><img alt=\"").append(caption);
        body.append("\" src=\"")
                .append(preview(panel.image()))
                .append("\"></a><figcaption><b>")
                .append(caption);
        body.append("</b> ").append(panel.image().size()).append("</figcaption></figure>\n");
    }

    private String preview(ImageData image) {
        boolean small = image.size().longEdge() <= PREVIEW;
        Output output = image.header().alpha() ? Output.png() : Output.jpeg(84);
        Delivery delivery = new Delivery(
                small ? ImageSize.auto() : new ImageSize.Exact(new Size(PREVIEW, PREVIEW)),
                output.resizeMode(ResizeMode.CONTAIN));
        ImageData shown = codec.convert(image, delivery, context);
        return "data:" + shown.format().mediaType() + ";base64,"
                + Base64.getEncoder().encodeToString(shown.bytes());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) {
        try (InputStream in = DemoPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + name + " is missing from the program.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the resource " + name + " of the program.", e);
        }
    }
}
