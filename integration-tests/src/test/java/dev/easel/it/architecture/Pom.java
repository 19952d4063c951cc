package dev.easel.it.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A pom.xml as it is written, without what it inherits. */
record Pom(Path folder, Element project) {
    static Pom in(Path folder) {
        Path file = folder.resolve("pom.xml");
        try {
            return new Pom(
                    folder,
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(file.toFile())
                            .getDocumentElement());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("Cannot parse " + file, e);
        }
    }

    String artifact() {
        return text("artifactId");
    }

    boolean isPublished() {
        return !text("properties/maven.deploy.skip").equals("true");
    }

    /** Returns whether an element's name or text contains a word. */
    boolean mentions(String word) {
        NodeList elements = project.getElementsByTagName("*");
        return project.getTextContent().contains(word)
                || IntStream.range(0, elements.getLength())
                        .anyMatch(at -> elements.item(at).getNodeName().contains(word));
    }

    /** Returns the elements at a path such as {@code build/plugins/plugin}. */
    List<Element> all(String path) {
        List<Element> found = List.of(project);
        for (String name : path.split("/")) {
            found = found.stream().flatMap(element -> children(element, name)).toList();
        }
        return found;
    }

    /** Returns the text of the elements at a path, with single spaces, or an empty string if nothing is there. */
    String text(String path) {
        return all(path).stream().map(Pom::text).collect(Collectors.joining(" "));
    }

    /** Returns the version of each artifact that the elements at a path name. */
    Map<String, String> versions(String path) {
        return all(path).stream()
                .collect(Collectors.toMap(element -> text(element, "artifactId"), element -> text(element, "version")));
    }

    /** Returns the text of the child elements of a name. */
    static String text(Element element, String name) {
        return children(element, name).map(Pom::text).collect(Collectors.joining());
    }

    private static String text(Element element) {
        return element.getTextContent().strip().replaceAll("\\s+", " ");
    }

    private static Stream<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .<Node>mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(element -> element.getTagName().equals(name));
    }
}
