package dev.easel.adapters.visionstudio;

import dev.easel.adapters.http.body.InlinePicture;
import dev.easel.core.domain.ImageSource;
import java.util.Map;

/** A picture as it is sent: an address under one name, bare base64 under another. */
final class SentPicture {
    private SentPicture() {}

    static void put(Map<String, Object> body, String url, String file, ImageSource picture) {
        if (picture instanceof ImageSource.OfUrl web) {
            body.put(url, web.url().toString());
        } else {
            body.put(file, InlinePicture.base64(picture));
        }
    }
}
