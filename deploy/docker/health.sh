# bash /health PORT: is the service in this container ready? The image has no curl.
exec 3<>"/dev/tcp/127.0.0.1/$1"
printf 'GET /q/health/ready HTTP/1.0\r\n\r\n' >&3
grep -q '200 OK' <&3
