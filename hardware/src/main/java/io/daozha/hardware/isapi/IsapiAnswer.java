package io.daozha.hardware.isapi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The few fields of ISAPI's XML that a barrier's answers hold; nothing in it is fetched from elsewhere. */
final class IsapiAnswer {
    private static final int MOST_BYTES = 65_536;

    private final Document document;

    private IsapiAnswer(Document document) {
        this.document = document;
    }

    /** @throws IOException if it is no XML, or comes with a document type */
    static IsapiAnswer parse(byte[] body) throws IOException {
        if (body.length > MOST_BYTES) {
            throw new IOException("it has " + body.length + " bytes");
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null); // or it writes to the console
            return new IsapiAnswer(builder.parse(new ByteArrayInputStream(body)));
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("it is no XML (" + e.getMessage() + ")", e);
        }
    }

    /** The whole number in the first of these elements that there is, in any namespace. */
    Optional<Integer> number(String... names) {
        for (String name : names) {
            Optional<Integer> number =
                    text(name).filter(text -> text.matches("\\d{1,4}")).map(Integer::valueOf);
            if (number.isPresent()) {
                return number;
            }
        }
        return Optional.empty();
    }

    Optional<String> text(String name) {
        NodeList found = document.getElementsByTagNameNS("*", name);
        for (int i = 0; i < found.getLength(); i++) {
            Node element = found.item(i);
            if (element.getChildNodes().getLength() == 1) {
                return Optional.of(element.getTextContent().strip());
            }
        }
        return Optional.empty();
    }
}
