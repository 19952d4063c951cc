package dev.easel.it.bench.start;

import dev.easel.adapters.openai.OpenAi;
import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.port.in.Easel;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;

/** A program that wants one image of a server, whose base URL is its argument. */
final class FirstImage {
    private FirstImage() {}

    public static void main(String[] arguments) {
        try (HttpKit kit = ApacheHttp.open();
                Easel easel = EaselBuilder.create()
                        .provider(OpenAi.compatible(arguments[0]).provider(kit))
                        .build();
                ImageResult result =
                        easel.generate(GenerateRequest.of("a hill")).execute()) {
            System.out.println(result.first().bytes().length);
        }
    }
}
