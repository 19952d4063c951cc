package dev.easel.it.author;

// sample: local_model_test
import dev.easel.contract.ImageGeneratorContract;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.testing.TestImages;

class LocalModelTest extends ImageGeneratorContract {
    @Override
    protected ImageGenerator generator() {
        return LocalModel.provider(prompt -> TestImages.photo(64, 48).bytes())
                .generator()
                .orElseThrow();
    }
}
// end
