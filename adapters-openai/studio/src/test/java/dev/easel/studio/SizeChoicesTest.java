package dev.easel.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.Size;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SizeChoicesTest {
    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(SizeRule.any(), true, List.of("1024x1024", "1536x1024", "1024x1536")),
                Arguments.of(
                        new SizeRule.Flexible(16, 65_536, 1_048_576, 2048, 3),
                        true,
                        List.of("1024x1024", "1248x832", "832x1248")),
                Arguments.of(new SizeRule.Flexible(8, 4096, 4096, 64, 1), true, List.of("64x64")),
                Arguments.of(SizeRule.fixed(new Size(512, 512)), false, List.of("512x512")),
                Arguments.of(
                        new SizeRule.Ratios(Map.of(new AspectRatio(3, 2), new Size(1536, 1024))),
                        false,
                        List.of("3:2")),
                Arguments.of(new SizeRule.Shapes(List.of(new AspectRatio(16, 9)), true), false, List.of("16:9")),
                Arguments.of(new SizeRule.Shapes(List.of(), false), true, List.of("1:1", "4:3", "3:4", "16:9", "9:16")),
                Arguments.of(SizeRule.unspecified(), false, List.of()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void areOnesThatTheModelMakes(SizeRule rule, boolean any, List<String> choices) {
        assertThat(SizeChoices.of(rule).members(rule))
                .containsEntry("any", any)
                .containsEntry("choices", choices)
                .containsEntry("told", rule.allowed());
    }
}
