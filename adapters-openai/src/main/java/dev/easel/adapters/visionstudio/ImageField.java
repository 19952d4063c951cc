package dev.easel.adapters.visionstudio;

import dev.easel.core.domain.image.ImageSource;
import dev.easel.http.body.InlineImage;
import java.util.Map;

/** An image as it is sent: a URL under one name, plain base64 under another. */
final class ImageField {
    private ImageField() {}

    static void put(Map<String, Object> body, String url, String file, ImageSource image) {
        image.remoteUrl()
                .ifPresentOrElse(
                        remote -> body.put(url, remote.toString()), () -> body.put(file, InlineImage.base64(image)));
    }
}
