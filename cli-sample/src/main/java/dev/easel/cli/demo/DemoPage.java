package dev.easel.cli.demo;

import static dev.easel.cli.page.PageParts.escaped;

import dev.easel.cli.page.PageParts;
import dev.easel.cli.page.Preview;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProcessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
        return PageParts.filled(
                PageParts.resource(DemoPage.class, "page.html"),
                Map.of(
                        "style", PageParts.style(DemoPage.class, "page.css"),
                        "introduction", escaped(introduction),
                        "exhibits", body.toString()));
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
        Output output = image.header().alpha() ? Output.png() : Output.jpeg(84);
        return Preview.dataUrl(Preview.of(image, PREVIEW, output, codec, context));
    }
}
