package dev.easel.it.readme;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.port.in.Easel;
import dev.easel.imaging.masks.Masks;
import java.nio.file.Path;

/** The sample of the first page that inpaints. */
final class ReadmeSamples {
    private ReadmeSamples() {}

    static void inpaint(Easel easel) {
        // sample: inpaint
        ImageData room = ImageData.of(Path.of("room.jpg"));
        Mask sofa = Masks.over(room).rectangle(120, 400, 500, 260).feather(12).build();
        ImageResult result = easel.inpaint(InpaintRequest.of(room, sofa, "a green velvet sofa"))
                .execute();
        result.first().writeTo(Path.of("green.png"));
        System.out.println("Outside the mask the provider had changed " + result.drift());
        // end
    }
}
