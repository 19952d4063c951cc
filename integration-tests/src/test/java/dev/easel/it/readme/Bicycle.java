package dev.easel.it.readme;

// sample: openai_program
import dev.easel.adapters.openai.OpenAi;
import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.port.in.Easel;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import java.nio.file.Path;

public class Bicycle {
    public static void main(String[] args) {
        OpenAi openAi = OpenAi.openAi(ApiKey.fromEnvironment("OPENAI_API_KEY"));
        try (HttpKit http = ApacheHttp.open();
                Easel easel =
                        EaselBuilder.create().provider(openAi.provider(http)).build()) {
            easel.generate(GenerateRequest.of("a red bicycle at the sea"))
                    .execute()
                    .first()
                    .writeTo(Path.of("bicycle.png"));
        }
    }
}
// end
