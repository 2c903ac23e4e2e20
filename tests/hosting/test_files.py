"""The files for containers: they can be read, and what one names exists in the others."""

from __future__ import annotations

import base64
import hashlib
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import streamlit
import yaml

from ui.gate.headers import FIXED, policy

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
PORT = 8501


def documents(name: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load_all((DEPLOY / name).read_text()))


def one(kind: str, name: str) -> dict[str, Any]:
    """The one object of this kind and name in the Kubernetes manifest."""
    (found,) = [
        each for each in documents("kubernetes.yaml") if (each["kind"], each["metadata"]["name"]) == (kind, name)
    ]
    return found


def containers(kind: str, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = one(kind, name)["spec"]["template"]["spec"]["containers"]
    return found


def replicas(place: str) -> dict[str, str]:
    """Number and address of every server that the balancer knows."""
    lines = (DEPLOY / "nginx" / place / "replicas.conf").read_text().splitlines()
    return dict(re.fullmatch(r"(\d) (\S+);", line).groups() for line in lines)  # type: ignore[union-attr, misc]


def test_the_balancer_of_compose_knows_every_server() -> None:
    (compose,) = documents("compose.yaml")
    servers = [name for name, service in compose["services"].items() if service["image"] == "iguala"]
    assert replicas("compose") == {str(place): f"{name}:{PORT}" for place, name in enumerate(servers, 1)}
    assert set(compose["services"]["balancer"]["depends_on"]) == set(servers)


def test_the_balancer_of_kubernetes_knows_every_server() -> None:
    servers, headless = one("StatefulSet", "iguala"), one("Service", "iguala")
    (kustomization,) = documents("kustomization.yaml")
    domain = f"{headless['metadata']['name']}.{kustomization['namespace']}.svc.cluster.local"
    names = [f"{servers['metadata']['name']}-{place}.{domain}:{PORT}" for place in range(servers["spec"]["replicas"])]
    assert replicas("kubernetes") == {str(place): name for place, name in enumerate(names, 1)}
    assert headless["spec"]["clusterIP"] == "None"
    assert servers["spec"]["serviceName"] == headless["metadata"]["name"]
    assert one("Namespace", kustomization["namespace"])


def test_the_balancer_chooses_among_as_many_servers_as_there_are() -> None:
    text = (DEPLOY / "nginx" / "nginx.conf").read_text()
    chosen = re.findall(r'"(\d) (heads|tails)" (\d);', text)
    for place in ("compose", "kubernetes"):
        for server in replicas(place):
            assert re.search(rf"^\s+{server}\s+{server};", text, re.MULTILINE), "its cookie is believed"
            assert re.search(rf'^\s+"{server} {server}"\s+"";', text, re.MULTILINE), "and not given again"
        orders = [
            (first, second, third)
            for (first, coin, second), (again, same, third) in zip(chosen[:6], chosen[6:], strict=True)
            if (first, coin) == (again, same)
        ]
        assert len(set(orders)) == 6, "every order of the three"
        assert all(sorted(order) == sorted(replicas(place)) for order in orders)


def test_ports_and_users_agree() -> None:
    dockerfile = (DEPLOY / "Dockerfile").read_text()
    (server,) = containers("StatefulSet", "iguala")
    (balancer,) = containers("Deployment", "balancer")
    assert f"EXPOSE {PORT}" in dockerfile
    assert f"--server.port={PORT}" in dockerfile
    assert server["ports"][0]["containerPort"] == PORT
    user = one("StatefulSet", "iguala")["spec"]["template"]["spec"]["securityContext"]["runAsUser"]
    assert f"USER {user}" in dockerfile
    (compose,) = documents("compose.yaml")
    for place, port in (
        ("compose", compose["services"]["balancer"]["ports"][0].split(":")[1]),
        ("kubernetes", balancer["ports"][0]["containerPort"]),
    ):
        assert f"listen {port};" in (DEPLOY / "nginx" / place / "listen.conf").read_text()


def test_every_container_is_locked_down() -> None:
    (compose,) = documents("compose.yaml")
    for service in compose["services"].values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
    for kind, name in (("StatefulSet", "iguala"), ("Deployment", "balancer")):
        assert one(kind, name)["spec"]["template"]["spec"]["securityContext"]["runAsNonRoot"] is True
        for container in containers(kind, name):
            locks = container["securityContext"]
            assert locks["readOnlyRootFilesystem"] is True
            assert locks["allowPrivilegeEscalation"] is False
            assert locks["capabilities"] == {"drop": ["ALL"]}
            assert container["livenessProbe"]
            assert container["readinessProbe"]


def test_every_file_that_is_mounted_exists() -> None:
    (compose,) = documents("compose.yaml")
    mounted = [volume.split(":")[0] for volume in compose["services"]["balancer"]["volumes"]]
    (kustomization,) = documents("kustomization.yaml")
    generated = kustomization["configMapGenerator"][0]
    assert len(mounted) == len(generated["files"]) == 3
    for path in [*mounted, *generated["files"], *kustomization["resources"]]:
        assert (DEPLOY / path).is_file(), path
    (balancer,) = containers("Deployment", "balancer")
    asked = {mount["subPath"] for mount in balancer["volumeMounts"] if "subPath" in mount}
    assert asked == {Path(path).name for path in generated["files"]}
    volumes = one("Deployment", "balancer")["spec"]["template"]["spec"]["volumes"]
    assert volumes[0]["configMap"]["name"] == generated["name"]


def test_the_image_holds_every_package_that_runs() -> None:
    dockerfile, ignored = (DEPLOY / "Dockerfile").read_text(), (ROOT / ".dockerignore").read_text().splitlines()
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["root_packages"]
    for name in [*packages, "data", ".streamlit", "app.py"]:
        assert re.search(rf"^COPY {re.escape(name)} \./", dockerfile, re.MULTILINE), name
        assert f"!{name}" in ignored, name
    assert "!requirements.txt" in ignored


def test_uploads_fit_through_the_balancer() -> None:
    most = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["server"]["maxUploadSize"]
    body = re.search(r"client_max_body_size (\d+)m;", (DEPLOY / "nginx" / "nginx.conf").read_text())
    assert body
    assert int(body[1]) == most + 1, "the file, and what a browser puts round it"


def test_the_policy_allows_the_page_s_own_inline_script_alone() -> None:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text()
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    allowed = {f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts}
    (policy,) = re.findall(r"script-src ([^;]+);", (DEPLOY / "nginx" / "nginx.conf").read_text())
    assert set(policy.split()) == {"'self'", "blob:", *allowed}


def test_the_balancer_says_what_a_server_alone_says_but_lets_nobody_frame_it() -> None:
    text = (DEPLOY / "nginx" / "nginx.conf").read_text()
    said = dict(re.findall(r'^ +add_header ([\w-]+) "?([^"]+?)"? always;', text, re.MULTILINE))
    hidden = set(re.findall(r"proxy_hide_header ([\w-]+);", text))
    alone = {**FIXED, "Content-Security-Policy": policy("$http_host")}
    strict = {**alone, "X-Frame-Options": "DENY"}
    strict["Content-Security-Policy"] = alone["Content-Security-Policy"].replace("ancestors 'self'", "ancestors 'none'")
    assert {name: said[name] for name in strict} == strict
    assert hidden == set(alone), "no header comes twice"


@pytest.mark.parametrize("file", ["docs/hosting.md", *(str(path.relative_to(ROOT)) for path in DEPLOY.rglob("*.y*ml"))])
def test_paths_in_the_text_exist(file: str) -> None:
    named = set(re.findall(r"\b(?:deploy|benchmarks|docs)/[\w./-]+\w", (ROOT / file).read_text()))
    assert not [path for path in named if not (ROOT / path).exists()]
