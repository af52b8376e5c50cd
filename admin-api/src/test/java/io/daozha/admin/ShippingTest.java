package io.daozha.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;

/** The ways in which the application is installed: as a service of systemd, and as a container. */
class ShippingTest {
    @TempDir
    Path folder;

    @Test
    void systemdTakesTheUnit() throws Exception {
        boolean there = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "systemd-analyze")));
        if (!there) {
            String why = "UNIT NOT VERIFIED: install systemd to have docs/daozha.service verified";
            System.err.println(why);
            Assumptions.abort(why);
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java"); // whichever this machine has
        String unit = Files.readString(Path.of("../docs/daozha.service")).replace("/usr/bin/java", java.toString());
        Path copy = Files.writeString(folder.resolve("daozha.service"), unit);
        Process process = new ProcessBuilder("systemd-analyze", "verify", copy.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(
                List.of(), said.lines().filter(line -> line.contains("daozha")).toList());
    }

    @Test
    void theImageListensWhereItSaysAndItsAccountHasAName() throws Exception {
        Map<String, String> image = containerProfile();
        Properties settings = new Properties();
        settings.load(Files.newBufferedReader(Path.of("src/main/resources/application.properties")));
        assertEquals(settings.getProperty("quarkus.http.port"), image.get("quarkus.jib.ports"));
        assertEquals("0.0.0.0", image.get("quarkus.jib.environment-variables.QUARKUS_HTTP_HOST"));
        String data = image.get("quarkus.jib.environment-variables.DAOZHA_DATA");
        String account = image.get("quarkus.jib.user");
        assertTrue(
                Integer.parseInt(account.replaceAll(":.*", "")) >= 1000, "not root, nor an account of the base image");
        // PostgreSQL does not start under a number without a name, and native libraries are unpacked at home.
        assertTrue(Files.readAllLines(Path.of("src/main/jib/etc/passwd"))
                .contains("daozha:x:" + account + ":Daozha:" + data + ":/usr/sbin/nologin"));
    }

    /** The properties of profile {@code container} by name. */
    private static Map<String, String> containerProfile() throws Exception {
        NodeList found = (NodeList) XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                        "/project/profiles/profile[id='container']/properties/*",
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse("pom.xml"),
                        XPathConstants.NODESET);
        Map<String, String> properties = new TreeMap<>();
        for (int i = 0; i < found.getLength(); i++) {
            properties.put(found.item(i).getNodeName(), found.item(i).getTextContent());
        }
        return properties;
    }
}
